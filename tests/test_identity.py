"""Hard pairs: names of two reports that mean one thing, and names that look alike and do not."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from graph_build.assemble.contribution import contribution
from graph_build.identity import node_id
from graph_build.pipeline import facts_of
from graph_build.readers.plain import Source
from graph_build.records import Entity

FRAMES = {
    "Organization": "一年来，会同{}开展专项检查。",
    "Meeting": "一年来，召开{}，部署重点工作。",
    "Document": "一年来，印发{}，抓好落实。",
    "Initiative": "一年来，深入开展{}，成效明显。",
    "Place": "一年来，赴{}调研。",
}
HZ, HUZ, XIHU, NX = "杭州市", "湖州市", "浙江省杭州市西湖区", "宁夏回族自治区"
BJ, NJ, XZ = "北京市", "南京市", "徐州市"


class Side(NamedTuple):
    """A name as one report has it, and the jurisdiction that the report's manifest states."""

    name: str
    jurisdiction: str | None = None
    period: str = "2023"


def entity(kind: str, side: Side, seed: str) -> Entity:
    text = FRAMES[kind].format(side.name)
    stated = {"period": side.period} | ({"jurisdiction": side.jurisdiction} if side.jurisdiction else {})
    facts = facts_of(Source(f"{seed}.txt", text, "utf-8", seed * 64), stated)
    found = [entity for entity in facts.entities if entity.kind == kind]
    assert len(found) == 1, [(one.kind, one.name) for one in facts.entities]
    return found[0]


def identity(kind: str, side: Side, seed: str) -> str:
    one = entity(kind, side, seed)
    return node_id(kind, one.scope, one.key or one.name)


S = Side
SAME = (
    ("Organization", S("市司法局", HZ), S("杭州市司法局")),
    ("Organization", S("市司法局", HZ), S("市司法局", "浙江省杭州市")),
    ("Organization", S("市司法局", XIHU), S("杭州市司法局", HUZ)),
    ("Organization", S("我市司法局", HZ), S("市司法局", HZ)),
    ("Organization", S("市委全面依法治市委员会办公室", HZ), S("市委依法治市办", HZ)),
    ("Organization", S("市委全面依法治市办", HZ), S("杭州市委依法治市办")),
    ("Organization", S("省高院", HZ), S("省高级人民法院", HZ)),
    ("Organization", S("省高院", HZ), S("浙江省高级人民法院")),
    ("Organization", S("省法院", HUZ), S("省高院", HZ)),
    ("Organization", S("市中院", HZ), S("市中级人民法院", HZ)),
    ("Organization", S("市法院", HZ), S("杭州市中级人民法院")),
    ("Organization", S("宜丰法院", HZ), S("宜丰县人民法院")),
    ("Organization", S("市检察院", HZ), S("杭州市人民检察院")),
    ("Organization", S("区法院", XIHU), S("西湖区人民法院", HZ)),
    ("Organization", S("市政府", HZ), S("杭州市人民政府")),
    ("Organization", S("市政府办公室", HZ), S("杭州市人民政府办公室")),
    ("Organization", S("中共杭州市委"), S("市委", HZ)),
    ("Organization", S("自治区党委", NX), S("宁夏回族自治区党委")),
    ("Organization", S("自治区政府", NX), S("宁夏自治区人民政府")),
    ("Organization", S("市发改委", HZ), S("市发展和改革委员会", HZ)),
    ("Organization", S("市卫健委", HZ), S("市卫生健康委员会", HZ)),
    ("Organization", S("市人社局", HZ), S("市人力资源和社会保障局", HZ)),
    ("Organization", S("市市场监管局", HZ), S("市市场监督管理局", HZ)),
    ("Organization", S("市住建局", HZ), S("市住房和城乡建设局", HZ)),
    ("Organization", S("市律协", HZ), S("市律师协会", HZ)),
    ("Organization", S("市安委办", HZ), S("市安全生产委员会办公室", HZ)),
    ("Organization", S("市人大常委会", HZ), S("杭州市人民代表大会常务委员会")),
    ("Organization", S("市工商联", HZ), S("市工商业联合会", HZ)),
    ("Organization", S("最高法"), S("最高人民法院", HZ)),
    ("Organization", S("国家卫健委"), S("国家卫生健康委员会", HZ)),
    ("Organization", S("党中央"), S("中共中央", HZ)),
    ("Organization", S("司法部"), S("司法部", HZ)),
    ("Organization", S("人社部"), S("人力资源和社会保障部")),
    ("Organization", S("全国人大常委会"), S("全国人民代表大会常务委员会", HZ)),
    ("Organization", S("东州市司法局", "东州市"), S("市司法局", "东州市")),
    ("Organization", S("东州市清河区司法局"), S("清河区司法局", "东州市清河区")),
    ("Organization", S("凉山州司法局"), S("凉山彝族自治州司法局")),
    ("Document", S("《民法典》"), S("《中华人民共和国民法典》", HZ)),
    ("Document", S("《中国共产党政法工作条例》"), S("《中国共产党政法工作条例》", HZ)),
    ("Meeting", S("党的二十大"), S("党的二十大", HZ)),
    ("Meeting", S("市委十三届三次全会", HZ), S("杭州市委十三届三次全会")),
    ("Meeting", S("2023年全市教育工作会议", HZ), S("全市教育工作会议", HZ)),
    ("Initiative", S("“枫桥经验”", HZ), S("“枫桥经验”", HUZ)),
    ("Initiative", S("“法治体检”", HZ), S("“法治体检”活动", HUZ)),
    ("Place", S("潮州"), S("潮州市", HZ)),
    ("Place", S("大湾区"), S("粤港澳大湾区")),
    ("Place", S("凉山州"), S("凉山彝族自治州")),
)
APART = (
    ("Organization", S("杭州市司法局"), S("湖州市司法局")),
    ("Organization", S("市司法局"), S("市司法局")),
    ("Organization", S("市司法局", HZ), S("市司法局", HUZ)),
    ("Organization", S("市司法局", HZ), S("市司法局")),
    ("Organization", S("XX市司法局"), S("XX市司法局")),
    ("Organization", S("*市司法局"), S("*市司法局", HZ)),
    ("Organization", S("市司法局", HZ), S("省司法厅", HZ)),
    ("Organization", S("市司法局", HZ), S("市司法局党委", HZ)),
    ("Organization", S("市委", HZ), S("市政府", HZ)),
    ("Organization", S("市委办公室", HZ), S("市政府办公室", HZ)),
    ("Organization", S("市委第一巡察组", HZ), S("市委第二巡察组", HZ)),
    ("Organization", S("市委", HZ), S("市纪委", HZ)),
    ("Organization", S("市法院", HZ), S("区法院", XIHU)),
    ("Organization", S("市公安局", HZ), S("市公安局西湖分局", HZ)),
    ("Organization", S("鼓楼区司法局", NJ), S("鼓楼区司法局", XZ)),
    ("Organization", S("鼓楼区司法局"), S("鼓楼区司法局")),
    ("Organization", S("朝阳区法院", BJ), S("朝阳区法院", "长春市")),
    ("Organization", S("区委", XIHU), S("市委", XIHU)),
    ("Organization", S("市律师协会", HZ), S("市公证协会", HZ)),
    ("Organization", S("市应急管理局", HZ), S("应急管理部", HZ)),
    ("Organization", S("省法院", HZ), S("最高人民法院", HZ)),
    ("Organization", S("民营企业律师服务团", HZ), S("民营企业律师服务团", HUZ)),
    ("Organization", S("市安委会", HZ), S("市安委办", HZ)),
    ("Organization", S("市人大常委会", HZ), S("市人大", HZ)),
    ("Organization", S("市第一人民医院", HZ), S("市第二人民医院", HZ)),
    ("Organization", S("市体育局", HZ), S("市教育局", HZ)),
    ("Document", S("《2023年工作总结》", HZ), S("《2024年工作总结》", HZ)),
    ("Document", S("《*市湿地保护办法》"), S("《*市湿地保护办法》")),
    ("Document", S("《民法典》"), S("《民法典知识读本》")),
    ("Meeting", S("全市教育工作会议", HZ), S("全市教育工作会议", HUZ)),
    ("Meeting", S("全市教育工作会议", HZ, "2023"), S("全市教育工作会议", HZ, "2024")),
    ("Meeting", S("市委十三届三次全会", HZ), S("市委十三届四次全会", HZ)),
    ("Meeting", S("市委八届三次全会", HZ), S("市委八届三次全会", HUZ)),
    ("Meeting", S("二十届二中全会"), S("二十届三中全会")),
    ("Initiative", S("“五大工程”", HZ), S("“五大工程”", HUZ)),
    ("Initiative", S("“法治护航”工程", HZ), S("“法治护航”工程", HUZ)),
    ("Initiative", S("“法治护航”工程", HZ), S("“法治筑基”工程", HZ)),
    ("Place", S("河南"), S("河南县")),
    ("Place", S("吉林"), S("吉林市")),
    ("Organization", S("东州市清河区司法局"), S("清河区司法局", "铁岭市")),
)


@pytest.mark.parametrize(("kind", "one", "other"), SAME, ids=lambda value: getattr(value, "name", str(value)))
def test_true_pairs_meet(kind: str, one: Side, other: Side) -> None:
    assert identity(kind, one, "a") == identity(kind, other, "b")


@pytest.mark.parametrize(("kind", "one", "other"), APART, ids=lambda value: getattr(value, "name", str(value)))
def test_hard_pairs_stay_apart(kind: str, one: Side, other: Side) -> None:
    assert identity(kind, one, "a") != identity(kind, other, "b")


def test_there_are_many_pairs() -> None:
    assert len(SAME) + len(APART) >= 60


CITY = {"issuer": "杭州市司法局", "jurisdiction": "浙江省/杭州市"}
COURT = {"issuer": "杭州市中级人民法院", "jurisdiction": "浙江省/杭州市"}
PROVINCE, NATION = {"issuer": "浙江省人民政府", "jurisdiction": "浙江省"}, {"issuer": "国务院"}


def indicator(sentence: str, stated: dict[str, str], year: str) -> str:
    """The node of the last number of a report that says one sentence."""
    facts = facts_of(Source(f"{year}.txt", sentence, "utf-8", year * 16), stated | {"period": year})
    return [target for (_, target, _) in contribution(facts).own.edges["OF"]][-1]


ONE_MEASURE = (
    (CITY, "全市法律援助机构共办理法律援助案件1350件。", "办理法律援助案件1420件。"),
    (CITY, "全市共办理法律援助案件1350件。", "办理各类法律援助案件1420件。"),
    (CITY, "市司法局审核规范性文件38件。", "审核规范性文件41件。"),
    (CITY, "我局审核规范性文件38件。", "依法审核规范性文件41件。"),
    (CITY, "全市共有律师事务所25家。", "全市现有律师事务所28家。"),
    (CITY, "律师事务所25家。", "我市有律师事务所28家。"),
    (CITY, "与市法院联合开展专项检查12次。", "联合市法院开展专项检查9次。"),
    (CITY, "与市法院联手开展专项检查12次。", "联合市法院开展专项检查9次。"),
    (CITY, "2023年，累计解答法律咨询3600人次。", "解答法律咨询3900人次。"),
    (COURT, "全市法院共受理各类案件24万件。", "两级法院受理案件25万件。"),
    (COURT, "市中院受理案件2万件。", "我院受理案件3万件。"),
    (COURT, "全市法院涉企案件结案率98%。", "两级法院涉企案件结案率97%。"),
    (CITY, "行政复议机关办结行政复议案件600件。", "行政复议机关共办结行政复议案件650件。"),
    (PROVINCE, "城镇调查失业率5%。", "保持城镇调查失业率5.2%。"),
    (PROVINCE, "高新技术产业增加值30亿元。", "推动高新技术产业增加值32亿元。"),
    (PROVINCE, "全省城镇新增就业110万人。", "实现城镇新增就业112万人。"),
    (PROVINCE, "规上工业增加值增长5%。", "规模以上工业增加值增幅6%。"),
    (PROVINCE, "居民消费价格上涨0.2%。", "居民消费价格涨幅2%左右。"),
    (PROVINCE, "单位GDP能耗下降3%。", "单位地区生产总值能耗下降2%。"),
    (PROVINCE, "完成水利投资700亿元。", "水利投资720亿元。"),
    (NATION, "全国财政收入20万亿元。", "财政收入21万亿元。"),
    (NATION, "今年赤字率拟按3%安排。", "赤字率3.2%。"),
    (NATION, "国务院提请全国人大常委会审议法律议案11件。", "提请全国人大常委会审议法律议案18件。"),
)
TWO_MEASURES = (
    (CITY, "律师事务所25家。", "新增律师事务所3家。"),
    (CITY, "办理法律援助案件1350件。", "市本级办理法律援助案件300件。"),
    (CITY, "办结行政复议案件250件。", "全市行政复议机关办结行政复议案件600件。"),
    (CITY, "调解矛盾纠纷3000件。", "人民调解组织调解矛盾纠纷2000件。"),
    (CITY, "开展专项检查12次。", "与市法院联合开展专项检查12次。"),
    (CITY, "与市公安局联合开展专项检查12次。", "与市法院联合开展专项检查12次。"),
    (CITY, "建成公共法律服务站30个。", "截至2023年底，累计建成公共法律服务站300个。"),
    (CITY, "培训调解员300人。", "调解员300人。"),
    (CITY, "提出法律意见30条。", "法律意见30条。"),
    (CITY, "共有产权住房300套。", "产权住房300套。"),
    (COURT, "全市法院受理案件24万件。", "受理案件2万件。"),
    (COURT, "全市法院受理案件24万件。", "市中院受理案件2万件。"),
    (COURT, "全市法院受理案件24万件。", "全省法院受理案件200万件。"),
    (PROVINCE, "居民人均可支配收入增长6%。", "居民人均可支配收入实际增长5%。"),
    (PROVINCE, "固定资产投资增长5%。", "全社会固定资产投资增长5%。"),
    (PROVINCE, "居民人均可支配收入7万元。", "全国居民人均可支配收入4万元。"),
    (PROVINCE, "城镇调查失业率5%。", "年末城镇调查失业率5%。"),
    (PROVINCE, "城镇新增就业110万人。", "城镇新增就业年均112万人。"),
    (PROVINCE, "完成农村危房改造3万户。", "农村危房改造3万户。"),
    (PROVINCE, "对东盟进出口总额300亿元。", "进出口总额300亿元。"),
)


@pytest.mark.parametrize(("stated", "one", "other"), ONE_MEASURE, ids=[pair[1] for pair in ONE_MEASURE])
def test_one_measure_meets_itself_in_another_year(stated: dict[str, str], one: str, other: str) -> None:
    assert indicator(one, stated, "2022") == indicator(other, stated, "2023")


@pytest.mark.parametrize(("stated", "one", "other"), TWO_MEASURES, ids=[pair[2] for pair in TWO_MEASURES])
def test_what_changes_the_measure_keeps_apart(stated: dict[str, str], one: str, other: str) -> None:
    assert indicator(one, stated, "2022") != indicator(other, stated, "2023")
    assert indicator(one, stated, "2022") == indicator(one, stated, "2023")
    assert indicator(other, stated, "2022") == indicator(other, stated, "2023")


def test_what_says_too_little_is_its_own_reports() -> None:
    one, other = (indicator("加大资助力度，6700万人受益。", NATION, year) for year in ("2022", "2023"))
    assert one != other


def test_indicators_that_hold_each_other_stay_apart() -> None:
    text = "全市共有律师事务所25家，新增律师事务所3家。"
    facts = facts_of(Source("a.txt", text, "utf-8", "a" * 64), {})
    assert len({observation.quantity.indicator for observation in facts.observations}) == 2
