"""Names that are no one undertaking's: those of a class of things, or of several kinds of work."""

from __future__ import annotations

import re

from graph_build.scanning import quick

# A class of things (重点项目), or several kinds of work (查漏补缺、集中攻坚).
CLASS = re.compile(
    quick(
        r"境外|为(?:牵引|抓手|引领|核心|主体|重点|载体)|大[一-龥]{2}、.*大[一-龥]{2}\Z|贯穿|、.*攻坚\Z|更多|[亿万]元|连续|总书记亲|跻身"
        r"|被[评列确纳授]|获(?:评|得?(?:国家|全[国省市]))|各方面|各类|分类推进|及其|新媒体、|时速|项目.*项目\Z|(?<=[一-龥])接入|(?<=[一-龥])获批|(?<=[一-龥])(?:融入|纳入)(?!式)|不通"
        r"|(?<![当不慢乱假懒少有敢])作为(?!\Z)"
    )
)
ENDS_AS_CLASS = re.compile(
    quick(
        r"(?<!振兴)(?<!提升)(?<!修复)(?<!发展)(?<!保护)(?<!改造)重大工程|重[点大]项目|重点工程|通高铁|融资平台|体制机制|区改革创新"
        r"|(?:理论|集中)学习教育|相关(?:工作)?(?:机制|制度)|(?:思维|方式|办法|手段)(?:深化|推进|推动)改革|[促谋推抓靠求]改革"
        r"|(?:工作|先进|典型|成功)经验|脱贫攻坚|(?<!治理)新模式|新品牌|专班运行模式"
        r"|(?:研发|经营|生产|教学|科研|执法|创业|投资|经济|商业|违法|犯罪|检查|监督|体育|社交|金融|交易|庭审|诉讼|侦查|司法|审判|监管|执行)活动"
    )
    + r"\Z"
)
LONGEST_CLASS = 8
BEGINS_AS_CLASS = re.compile(
    quick(
        r"新媒体(?:平台|矩阵|账号|阵地)*\Z|[一-龥]{0,4}?(?:宣讲|宣传学习|宣传|主题|教育实践|对接|体验|健身|演艺|鉴定|评估|文艺|外交|减免|培训)活动\Z|"
        r"(?:深化)?教育教学改革\Z|(?:进一步)?全面深化改革\Z|(?:党?中央|上级|省委|市委|县委)(?:重大)?改革\Z|\d+[支只]|被|超\d|与.*平台\Z|引进|吸引|注重"
        r"|各级[一-龥]*平台\Z|可复制|可推广|现代农业产业园\Z|牵引性|国家级?试点\Z"
    )
)


def names_class(name: str) -> bool:
    """Whether a name is that of a class of things, or of several kinds of work."""
    ends = ENDS_AS_CLASS.search(name, max(0, len(name) - LONGEST_CLASS))
    return bool(ends or BEGINS_AS_CLASS.match(name) or CLASS.search(name))
