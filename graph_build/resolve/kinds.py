"""What kind of body a name says: party, government, court …"""

from __future__ import annotations

import re

ENDS = (
    ("party", ("党委", "党组", "党总支", "党支部", "党工委")),
    (
        "team",
        (
            *("小组", "工作组", "专班", "服务团", "宣讲团", "突击队", "指挥部", "巡察组", "巡视组", "督导组"),
            *("督查组", "督察组", "攻坚组", "指导组", "检查组", "调查组", "专家组"),
            *("工作队", "服务队", "志愿队", "团队"),
        ),
    ),
)
KINDS = (
    ("discipline", re.compile(r"纪委|监委|监察|纪律检查|纪检|巡察|巡视")),
    ("procuratorate", re.compile(r"检察院|检察分院|最高检")),
    ("court", re.compile(r"法院|法庭|高院|中院|最高法")),
    ("congress", re.compile(r"人大|人民代表大会|政协|政治协商会议")),
    (
        "party",
        re.compile(
            r"党委|党组|党支部|党总支|党工委|机关工委|党校|委员会组织部|^中共|委(?:办|办公室|组织部|宣传部|统战部|政法委|政研室|老干部局|编办|网信办|深改委|社会工作部)|(?:省|市|区|县|州|旗|盟)委(?:\Z|[^员])|党中央"
        ),
    ),
    ("justice", re.compile(r"司法[局厅所]|司法部|依法治[省市区县]|公证处|法律援助中心|强制隔离戒毒|强戒所|监狱|仲裁")),
    (
        "association",
        re.compile(
            r"(?:协会|学会|商会|联合会|工会|妇联|残联|科协|工商联|社科联|文联|侨联|贸促会|红十字会|基金会|律协|共青团|团委|团中央|联盟|总工会|促进会|研究会|团[省市区县]委)"
        ),
    ),
    ("enterprise", re.compile(r"(?:集团|公司|银行|企业|厂|股份)\Z")),
    (
        "government",
        re.compile(r"(?:政府|局|厅|办|办公室|办公厅|部|委|委员会|署|总队|支队|大队|中心|管委会|街道办事处)\Z"),
    ),
)


def kind_of(name: str) -> str:
    """party, government, justice, court, procuratorate, discipline, congress, association, enterprise, team, other."""
    for kind, ends in ENDS:
        if name.endswith(ends):
            return kind
    for kind, pattern in KINDS:
        if pattern.search(name):
            return kind
    return "other"
