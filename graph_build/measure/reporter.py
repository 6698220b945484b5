"""Who reports: the place of which a report speaks, and whether it speaks for more bodies than its own."""

from __future__ import annotations

import re

from graph_build.records import Profile
from graph_build.resolve.bodies import national

# The place of which a report speaks, by the last character of its jurisdiction or by its issuer's name.
PLACE = re.compile(r"[^省市区县州旗盟镇乡]{0,7}?([省市区县州旗盟镇乡])")
# 全市场, 全国人大, 全省统一 …: words that only begin like a scope. Of whom 法院 speaks is settled before.
NO_SCOPE = (
    r"(?![场域性级产籍直属的之和与及、区县]|(?:人民)?法院|检察|公安|人大|政协|工会|总工会|妇联|文明|重点|示范|模范"
    r"|先进|劳[动模]|统一|平均|水平|首[个批家]|第|最|各[地县市区省州乡镇部]|一半)"
)
# Bodies of one kind whose report speaks for all of them and for its own work side by side.
SYSTEMS = (("法院", "(?:人民)?法院"), ("检察", "检察机关|(?:人民)?检察院"), ("公安", "公安机关"))
ALL = {"法院": "法院", "检察": "检察机关", "公安": "公安机关"}
OWN = {"法院": "本院", "检察": "本院", "公安": "本局"}


def area_of(profile: Profile) -> str:
    """The word for the place of which a report speaks: 市, 省 …, 国 for the nation's bodies, "" where it is unknown."""
    if profile.jurisdiction:
        last = profile.jurisdiction.rsplit("/", 1)[-1][-1]
        return last if PLACE.fullmatch(last) else ""
    if not profile.issuer:
        return ""
    if profile.issuer in national():
        return "国"
    place = PLACE.match(profile.issuer)
    return place[1] if place else ""


class Reporter:
    """What words for places and bodies mean in one report. `scope` is its own place (全市), `whole` all bodies of the
    issuer's kind (全市各级法院), called `all_of_them`; `own` is what the issuer's own work is called beside theirs.
    """

    def __init__(self, profile: Profile) -> None:
        area = area_of(profile)
        self.issuer = profile.issuer
        self.system = next((name for name, _ in SYSTEMS if name in (profile.issuer or "")), "")
        self.everywhere = f"[全我本]{area}(?:范围内|上下)?" if area else "(?!)"
        self.scope = re.compile(self.everywhere + NO_SCOPE)
        kind = dict(SYSTEMS).get(self.system, "(?!)")
        self.whole = re.compile(rf"(?:(?:{self.everywhere})(?:各级|两级)?|各级|两级)(?:{kind})")
        self.all_of_them = (f"全{area}" if area else "各级") + ALL.get(self.system, "")
        self.own = OWN.get(self.system, "")
