"""What relative names in a report relate to: 市 in a report of 义乌市 is 义乌市."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# 市 in a report of 义乌市 (a county) is 义乌市: a generic word stands for the innermost division that ends so.
ENDINGS = {
    "省": ("省", "自治区"),
    "自治区": ("自治区",),
    "直辖市": ("市",),
    "市": ("市",),
    "州": ("州",),
    "自治州": ("州",),
    "盟": ("盟",),
    "地区": ("地区",),
    "区": ("区",),
    "县": ("县", "旗"),
    "旗": ("旗",),
    "自治县": ("自治县",),
}


@dataclass(frozen=True, slots=True)
class Home:
    """What relative names relate to: the report's jurisdiction (a path, or None); the scope of what has no place;
    the paths of places that the list of divisions lacks and the report states, by the last part of their names; the
    issuer's own place where several divisions have its name; the area whose body it is (滨湖新区)."""

    jurisdiction: str | None
    nowhere: str
    stated: Mapping[str, str] = field(default_factory=dict)
    unclear: str = ""
    area: str = ""

    def enclosing(self, generic: str) -> str | None:
        """The path of the division that 市, 省, 区 … means here."""
        parts = self.jurisdiction.split("/") if self.jurisdiction else []
        endings = ENDINGS[generic]
        matching = [at for at, name in enumerate(parts) if name.endswith(endings)]
        if generic == "区" and not matching and parts and parts[0].endswith("自治区"):
            matching = [0]
        if generic == "区" and matching and parts[matching[-1]].endswith("自治区") and len(parts) > 1:
            return None
        return "/".join(parts[: matching[-1] + 1]) if matching else None
