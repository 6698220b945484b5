"""What something cost and whom it reached: numbers in the clauses around a work, an agreement or a meeting."""

from __future__ import annotations

import re

from graph_build.attribute.mentioned import Named
from graph_build.records import Quantity

# 投入120万元，实施X
INVESTED = re.compile(
    r"(?:累计|共|总|年度)*(?:投入|投资|安排|落实|筹集|筹措|争取|统筹|整合)(?:各类|各级|专项|财政|中央|省级|资金|经费)*"
)
SPENT_ON = re.compile(r"，?(?:用于|支持|推进|推动|实施|开展|启动|建设|打造)[^，；：、。！？\n“\d]{0,12}“?")
COSTS = re.compile(
    r"[，；、](?:目前|已|年底前|年内|截至目前|累计|共|总)*(?:投入|(?:完成)?总?投资|惠及|覆盖|服务|受益|享受|参保|参与|参加|带动|拨付|支付|兑付|筹集|吸引|受训|受众|培训\Z)[^，。；]*\Z"
)
# 推进X|建设，年底前完成投资2亿元; X|主体工程封顶，总投资5亿元
COMES_ON = re.compile("(?:项目)?(?:建设|(?:主体工程|主体)?(?:封顶|开工|竣工|建成)|投用)?，")


def is_spent_on(text: str, quantity: Quantity, named: Named) -> bool:
    """Whether a sum in front of a mention was spent on it."""
    if quantity.unit != "元" or not INVESTED.fullmatch(quantity.indicator):
        return False
    return SPENT_ON.fullmatch(text, quantity.span.end, named.start) is not None


def tells_cost(between: str, spoken_of: bool) -> bool:
    """Whether a number tells what a mention cost or whom it reached, by what stands between. `spoken_of`: the number
    before is about it."""
    near = spoken_of or between.startswith("、完成投资")
    near = near or (between.count("，") == 1 and COMES_ON.match(between) is not None)
    return near and COSTS.search(between) is not None
