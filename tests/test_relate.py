"""Relations from texts whose entities are known: {O:body} {I:initiative} {D:document} {M:meeting} {L:place} {P:period}.

A marked name loses its quotation marks; `{P:今年=2024}` gives another one. Expected relations are written
`TYPE head → tail`, with `*` as head where the issuer is understood (explicit false).
"""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.document.text import Document, parse
from graph_build.readers.plain import Source
from graph_build.records import Entity, Mention, Profile, Relation, Span
from graph_build.relate import relate

ISSUER = "市局"
MARK = re.compile(r"\{(?P<kind>[OIDMLP]):|(?:=(?P<name>[^={}]+))?\}")
KINDS = {"O": "Organization", "I": "Initiative", "D": "Document", "M": "Meeting", "L": "Place", "P": "Period"}


def _unmarked(marked: str) -> tuple[str, list[tuple[str, str, Span]]]:
    """The text, and kind, name and span of each mark in it, in order. Marks may nest."""
    text, last = "", 0
    opened: list[tuple[str, int]] = []
    found: list[tuple[str, str, Span]] = []
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match["kind"]:
            opened.append((match["kind"], len(text)))
            continue
        kind, start = opened.pop()
        name = match["name"] or text[start:].strip("“”《》").replace("“", "").replace("”", "")
        found.append((KINDS[kind], name, Span(start, len(text))))
    return text + marked[last:], sorted(found, key=lambda mark: (mark[2].start, -mark[2].end))


def _read(marked: str, issuer: str | None = ISSUER) -> tuple[Document, tuple[Entity, ...]]:
    text, found = _unmarked(marked)
    document = parse(Source("t.txt", text, "0" * 64, "utf-8"))
    document = replace(document, profile=Profile(issuer=issuer, period="2024"))
    assert document.text == text
    groups: dict[tuple[str, str], list[Mention]] = {}
    for kind, name, span in found:
        groups.setdefault((kind, name), []).append(Mention(kind, span, name))
    return document, tuple(Entity(kind, name, name, (), tuple(mentions)) for (kind, name), mentions in groups.items())


def _short(relation: Relation) -> str:
    head = relation.head if relation.explicit or relation.head != ISSUER else "*"
    return f"{relation.type} {head} → {relation.tail}"


def related(marked: str, issuer: str | None = ISSUER) -> set[str]:
    return {_short(relation) for relation in relate(*_read(marked, issuer))}


IMPLEMENTS = [
    ("深入实施{I:“县管校聘”改革}。", {"* → 县管校聘改革"}),
    ("全市法院扎实开展{I:“暖企”专项行动}，执结案件120件。", {"* → 暖企专项行动"}),
    (
        "{O:市卫健委}牵头推进{I:紧密型医共体改革}，落实{I:“先诊疗后付费”}。",
        {"市卫健委 → 紧密型医共体改革", "市卫健委 → 先诊疗后付费"},
    ),
    ("{O:市局}持续擦亮{I:“平安夜校”}品牌。", {"市局 → 平安夜校"}),
    ("指导{O:区教育局}开展{I:“护苗”行动}。", {"* → 护苗行动", "区教育局 → 护苗行动"}),
    ("由{O:市消防救援支队}组织{I:“119”宣传月}。", {"市消防救援支队 → 119宣传月"}),
    ("以{I:“枫桥式法庭”创建}为抓手，提升审判质效。", {"* → 枫桥式法庭创建"}),
    ("全市学校在{I:国家宪法日}同步诵读。", set()),
    ("招聘{I:“三支一扶”}支教人员15名。", set()),
    ("{O:东港区、{O:临海县法院}=东港区法院}创新{I:“示范裁判”机制}。", {"东港区法院 → 示范裁判机制", "临海县法院 → 示范裁判机制"}),
    ("涌现出全省检察机关{I:扫黑除恶}个人二等功等先进典型。", set()),
    ("以{I:“安全生产月”}为契机，加强宣传。", set()),
    ("抓好{I:中央生态环境保护督察}反馈问题整改。", set()),
    ("{I:“就医码”}激活率提高9个百分点。", set()),
    ("深化{I:海州生态环境保护督察}，移交问题9个。", {"* → 海州生态环境保护督察"}),
    ("把{I:“双减”}纳入督导内容。", set()),
    ("{I:“互联网+护理”}获评全省最佳案例。", set()),
    ("围绕{I:“健康细胞”创建}，强化宣传。", set()),
    ("围绕推进{I:“无废城市”建设试点}、实施{I:强链工程}，出具意见。", set()),
    ("聚焦加快构建产业体系、实施{I:科技兴县战略}，办理案件。", set()),
    ("为实施{I:强链工程}提供有力保障。", set()),
    ("勇夺全市{I:“先锋杯”大赛}第一名。", set()),
    ("围绕中心工作开展{I:百日攻坚行动}。", {"* → 百日攻坚行动"}),
    ("以{I:强链工程}为抓手，为企业提供服务。", {"* → 强链工程"}),
    ("在{I:“双随机”检查}工作中发现问题12个。", set()),
    ("尚未建立{I:会商研判机制}。", set()),
    ("如果不实施{I:“雪亮工程”}，治安就难有保障。", set()),
    ("{I:会商研判机制}还不完善。", set()),
    ("{I:名师工作室}建设深入推进，{I:集团化办学}成效显著。", {"* → 名师工作室", "* → 集团化办学"}),
    ("健全{I:隐患排查}、{I:联合执法}和{I:挂牌督办}等制度。", {"* → 隐患排查", "* → 联合执法", "* → 挂牌督办"}),
    ("着力构建人防、技防相互配合的{I:“一键响应”机制}。", {"* → 一键响应机制"}),
    ("推动{I:“银发安全”项目}落地见效。", {"* → 银发安全项目"}),
    ("推动案例入选{I:“百优工程”}。", set()),
    ("围绕上级关于打好{I:“蓝天保卫战”}的部署，细化措施。", set()),
    # a point's number is no 是; what a time is like, and what a meeting is for
    ("一是{I:教师职称改革}扎实推进。", {"* → 教师职称改革"}),
    ("十二是{I:“护学岗”行动}成效明显。", {"* → 护学岗行动"}),
    ("今年的重点是{I:教师职称改革}。", set()),
    ("{I:“双减”}背景下，优化作业设计。", set()),
    ("召开{I:“防灾周”}活动部署会议。", set()),
    ("{I:“防灾周”}活动扎实开展。", {"* → 防灾周"}),
    ("不断加速{I:教师职称改革}。", {"* → 教师职称改革"}),
    # the bodies behind the thing, and right before its name
    ("{I:“护薪”行动}由{O:市人社局}会同{O:市总工会}实施。", {"市人社局 → 护薪行动"}),
    ("{O:县医院}{I:“云门诊”项目}启动。", {"县医院 → 云门诊项目"}),
    ("推广{O:县医院}{I:“云门诊”}经验。", {"* → 云门诊"}),
    ("媒体专题报道{I:“老娘舅”调解室}。", set()),
    ("2所高校进入{I:“双一流”}建设行列。", set()),
    ("有关部门推行{I:容缺受理}。", set()),
    ("学习借鉴{I:“浦江经验”}。", set()),
    ("开展{I:“谁执法谁普法”}责任制落实情况检查。", set()),
    ("{I:“最多跑一次”}率89.86%。", set()),
    ("今年的重点任务之一是{I:“护苗”行动}。", set()),
    ("推行{I:河长制}，其推进情况总体良好。", {"* → 河长制"}),
    ("结合优化营商环境和{I:“放管服”改革}需要，完善措施。", set()),
    ("对工作完成情况及{I:河长制}落实情况进行检查。", set()),
    ("推行{I:河长制}，落实情况良好。", {"* → 河长制"}),
    ("听取{I:“护薪”行动}汇报，审议{I:会商研判机制}。", set()),
    ("3个项目获评全省法治政府建设{I:“最佳实践”}。", set()),
    ("今年是深化{I:医药卫生体制改革}的关键之年。", set()),
    # what is itself the subject is carried out by who reports, whoever was named before
    ("{O:云屿集团}重组整合，{I:重点领域改革}深入推进。", {"* → 重点领域改革"}),
    ("{O:云屿集团}牵头，实施{I:强链工程}。", {"云屿集团 → 强链工程"}),
    ("{O:海州代表团}在{I:第二届校园足球联赛}上创佳绩。", set()),
    ("开展{I:“枫桥经验”}60周年系列宣传。", set()),
    ("开展学习宣传{I:“时代楷模”}活动。", {"* → 时代楷模"}),
    ("支持{O:市一中}实施{I:“强基计划”}。", {"* → 强基计划", "市一中 → 强基计划"}),
    ("贯彻{O:市委}部署要求，推行{I:“一网通办”}。", {"* → 一网通办"}),
    ("在{O:市委}坚强领导下，推行{I:“一网通办”}。", {"* → 一网通办"}),
    (
        "一是{O:局党委}研究审定工作任务，建立{I:周调度制度}；推行{I:日报告制度}。",
        {"局党委 → 周调度制度", "局党委 → 日报告制度"},
    ),
    ("{O:局党委}高度重视。建立{I:周调度制度}。", {"* → 周调度制度"}),
    ("由{O:省厅}牵头，{O:财政厅}、{O:卫健委}配合，实施{I:“明眸”工程}。", {"省厅 → 明眸工程"}),
    ("{O:省考试院}与{O:省公安厅}建立{I:考试安全联动机制}。", {"省考试院 → 考试安全联动机制"}),
    ("{I:安全生产月}、科普周期间，开展{I:“五进”}宣传。", {"* → 五进"}),
    ("{I:数据要素综合试点}获批实施，{I:“海岛课堂”}入选典型。", {"* → 数据要素综合试点"}),
    ("{I:工程审批制度改革}评估连续3年全国第一，用地审批{I:“双随机”}考评居全国首位。", set()),
    ("{I:“两岸双园”}合作备忘录签署，成功申办{I:第十届省运会}。", set()),
    ("{I:扫黑除恶}、打击电诈等成效居全省前列。", {"* → 扫黑除恶"}),
    ("{O:市委}、{O:市政府}联合部署{I:“清江行动”}。", {"市委 → 清江行动", "市政府 → 清江行动"}),
]

ISSUES = [
    ("印发{D:《防汛应急预案》}，编制{D:风险隐患清单}。", {"* → 防汛应急预案", "* → 风险隐患清单"}),
    ("会同{O:市财政局}出台{D:《教师待遇保障办法》}。", {"* → 教师待遇保障办法"}),
    ("深入学习贯彻{D:《安全生产法》}，严格执行{D:《医师法》}。", set()),
    ("{D:《市养老服务条例》}已经市人大常委会审议通过。", {"* → 市养老服务条例"}),
    ("加快{D:学前教育条例}、{D:家庭教育办法}等立法进程。", {"* → 学前教育条例", "* → 家庭教育办法"}),
    ("落实{O:省卫健委}印发的{D:《分级诊疗指南》}。", {"省卫健委 → 分级诊疗指南"}),
    ("以{O:市安委会}名义印发{D:《冬春火灾防控方案》}。", {"市安委会 → 冬春火灾防控方案"}),
    ("与企业签订{D:《安全承诺书》}。", set()),
    ("推出{D:《课堂质量评价标准》}。", {"* → 课堂质量评价标准"}),
    ("推出{D:《云溪的故事》}，推出{D:《非遗保护条例》}解读。", set()),
    ("组织对{D:《地震应急预案》}{D:《防汛预案》}进行修订。", {"* → 地震应急预案", "* → 防汛预案"}),
    ("组织对{D:《地震应急预案》}进行学习。", set()),
    ("按照{D:《意见》}要求，修订{D:《议事规则》}、废止{D:《暂行规定》}。", {"* → 议事规则", "* → 暂行规定"}),
    ("印发实施{D:《校园安全三年计划》}。", {"* → 校园安全三年计划"}),
    ("制定贯彻落实中央要求的{D:《实施细则》}。", {"* → 实施细则"}),
    ("认真落实新修订的{D:《传染病防治法》}。", set()),
    ("学习宣传新修订{D:《消防法》}，新修订印发{D:《值班章程》}。", {"* → 值班章程"}),
    ("制定并严格执行{D:《值班制度》}，修订并认真落实{D:《交接规程》}。", {"* → 值班制度", "* → 交接规程"}),
    ("编制完成{D:《排水规划》}，{D:《抗旱预案》}完成修订。", {"* → 排水规划", "* → 抗旱预案"}),
    ("提请审议{D:《港口条例》}。", {"* → 港口条例"}),
    ("提请{O:市人大常委会}审议{D:《养犬条例》}等法规3件。", {"* → 养犬条例"}),
    ("{D:《急救指南》}由{O:市卫健委}、{O:市红十字会}联合印发。", {"市卫健委 → 急救指南", "市红十字会 → 急救指南"}),
    ("{D:《港口条例》}经{M:{O:市人大常委会}第十次会议}审议通过。", {"市人大常委会 → 港口条例"}),
    ("{M:{O:市委深改委}会议}审议通过{D:《薪酬方案》}。", {"市委深改委 → 薪酬方案"}),
    ("{M:{O:市委}教育工作会议}召开后，印发{D:《任务清单》}。", {"* → 任务清单"}),
    ("{D:《港口条例》}颁布实施一周年。", set()),
    ("推动{D:《志愿服务条例》}正式颁布。", {"* → 志愿服务条例"}),
]

HOLDS = [
    ("务实办好{M:海博会}。", {"* → 海博会"}),
    ("改革{M:全省旅游发展大会}举办方式。", set()),
    ("{M:投洽会}、{M:世界茶业大会}等活动成功举办。", {"* → 投洽会", "* → 世界茶业大会"}),
    (
        "组织召开{M:全市教育大会}，举办{M:名校长论坛}和{M:班主任大会}。",
        {"* → 全市教育大会", "* → 名校长论坛", "* → 班主任大会"},
    ),
    ("认真贯彻{M:全国卫生健康工作会议}精神。", set()),
    ("迎接{M:党的二十大}胜利召开。", set()),
    ("{M:全市应急管理工作会议}在市政中心召开。", {"* → 全市应急管理工作会议"}),
    ("{O:市安委办}召开{M:安全生产例会}。", {"市安委办 → 安全生产例会"}),
    ("参加{M:全省法院院长会议}。", set()),
    ("{M:全省急救工作现场会}于{P:9月=2024-09}在我市召开。", {"* → 全省急救工作现场会"}),
    ("筹备召开{M:第五届{O:急救联盟}年会}。", {"急救联盟 → 第五届急救联盟年会"}),
]

COOPERATES = [
    ("联合{O:市公安局}、{O:市检察院}印发{D:《意见》}。", {"* → 市公安局", "* → 市检察院"}),
    ("与{O:市妇联}共同开展{I:“春蕾”行动}。", {"* → 市妇联"}),
    ("{O:市教育局}会同{O:团市委}等部门开展{I:“护苗”行动}。", {"市教育局 → 团市委"}),
    ("{O:市法院}、{O:市检察院}、{O:市司法局}联合印发{D:《意见》}。", {"市法院 → 市检察院", "市法院 → 市司法局"}),
    ("由{O:市人社局}会同{O:市总工会}组织实施。", {"市人社局 → 市总工会"}),
    ("推动{O:市检察院}与{O:市妇联}共建{I:春蕾驿站}。", {"市检察院 → 市妇联"}),
    ("{O:市医保局}、{O:市卫健委}两部门联合下发细则。", {"市医保局 → 市卫健委"}),
    ("由{O:市卫健委}、{O:市红十字会}联合印发。", {"市卫健委 → 市红十字会"}),
    ("{O:市卫健委}、{O:市红十字会}合力推进{I:春蕾驿站}。", {"市卫健委 → 市红十字会"}),
    ("与{O:市妇联}、{O:团市委}等8家单位开展{I:“护苗”行动}。", {"* → 市妇联", "* → 团市委"}),
    ("{O:市税务局}、{O:市局}联合开展{I:“护苗”行动}。", {"市局 → 市税务局"}),
    ("与相邻的{O:东港县、{O:临海县法院}=东港县法院}签订协作协议。", {"* → 东港县法院", "* → 临海县法院"}),
    ("向{O:市委}报告工作，接受{O:市人大}监督。", set()),
    ("{O:市委}和{O:市政府}高度重视。", set()),
    ("加强与{O:省疾控中心}的协作。", {"* → 省疾控中心"}),
    ("{O:省考试院}与{O:省公安厅}建立联动机制。", {"省考试院 → 省公安厅"}),
    ("{O:省厅}与{O:安徽大学}、{O:师范大学}签署合作协议。", {"省厅 → 安徽大学", "省厅 → 师范大学"}),
    ("与{O:浙江大学}、{O:南方医院}等高校院所共建实践基地。", {"* → 浙江大学", "* → 南方医院"}),
    ("由{O:省厅}牵头，{O:财政厅}、{O:卫健委}配合，实施{I:“明眸”工程}。", set()),
    ("组建由{O:市局}、{O:市妇联}、{O:团市委}组成的联合督查组。", {"市局 → 市妇联", "市局 → 团市委"}),
    ("评审组由{O:市局}、{O:市妇联}推荐的专家组成。", set()),
]

PART_OF = [
    ("打造{I:“小案快办”}{I:“云上调解”}等一批{I:“枫桥经验”}品牌。", {"小案快办 → 枫桥经验", "云上调解 → 枫桥经验"}),
    (
        "推进{I:隐患清零}、{I:能力提升}、{I:基础夯实}等{I:三大攻坚}。",
        {"隐患清零 → 三大攻坚", "能力提升 → 三大攻坚", "基础夯实 → 三大攻坚"},
    ),
    (
        "实施{I:“三名工程”}，包括{I:名师}、{I:名校长}和{I:名校}。",
        {"名师 → 三名工程", "名校长 → 三名工程", "名校 → 三名工程"},
    ),
    ("用好{I:“学习强国”}{I:“三晋学堂”}等平台。", set()),
    ("实施{I:强师工程}、{I:筑基工程}和县中振兴等{I:“九大行动”}。", {"强师工程 → 九大行动", "筑基工程 → 九大行动"}),
    ("办好{I:“村晚”}（南部赛区）等{I:“村字号”活动}。", {"村晚 → 村字号活动"}),
    ("{I:山茶智慧种植}、{I:“巧姑”家政服务}等5个项目获批{I:国家标准化试点}。", set()),
    # as many that end alike as the umbrella before them counts
    (
        "部署{I:三大惠民工程}。投入3亿元实施{I:助学暖心工程}。推行{I:首诊负责制}，推进{I:强师工程}。实施{I:助医暖心工程}和{I:助老暖心工程}。",
        {"助学暖心工程 → 三大惠民工程", "助医暖心工程 → 三大惠民工程", "助老暖心工程 → 三大惠民工程"},
    ),
    (
        "推进{I:三大工程}。一是实施{I:“筑基”工程}，落实{I:包保责任制}。二是实施{I:“赋能”工程}。三是实施{I:“暖心”工程}。",
        {"筑基工程 → 三大工程", "赋能工程 → 三大工程", "暖心工程 → 三大工程"},
    ),
    (
        "抓好{I:三项工程}：\n——实施{I:“筑基”工程}。\n——实施{I:“赋能”工程}。\n——实施{I:“暖心”工程}。\n落实{I:第一议题}。",
        {"筑基工程 → 三项工程", "赋能工程 → 三项工程", "暖心工程 → 三项工程"},
    ),
    ("（一）落实{I:三大工程}。\n（二）实施{I:“筑基”工程}、{I:“赋能”工程}、{I:“暖心”工程}。", set()),
    ("落实{I:“三百”工程}。一是实施{I:“筑基”工程}、{I:“赋能”工程}和{I:“暖心”工程}。", set()),
    ("（一）{I:“护航”工程}深入推进。推行{I:首席代办}。", {"首席代办 → 护航工程"}),
    ("部署{I:三大惠民工程}。实施{I:助学暖心工程}和{I:助医暖心工程}。", set()),
    ("（三）强化制度建设，健全{I:反腐机制}。\n推行{I:廉政档案}。", set()),
    ("开展{I:“春风行动”}和{I:“秋实行动”}。", set()),
    ("深化{I:“四项清单”}{I:“五项机制”}。", set()),
    ("推进{I:“强师强校”工程}、高等教育{I:“双高”计划}。", set()),
    ("{O:市应急指挥中心}下设{O:防汛专班}、{O:救灾专班}。", {"防汛专班 → 市应急指挥中心", "救灾专班 → 市应急指挥中心"}),
    (
        "全面推进{I:两大行动}。\n一、实施{I:“强基”行动}\n推行{I:包保责任制}。\n二、实施{I:“提质”行动}，补短板\n打造{I:“智慧急救”}。\n三、加强党建\n落实{I:“第一议题”}。",
        {"强基行动 → 两大行动", "提质行动 → 两大行动", "包保责任制 → 强基行动", "智慧急救 → 提质行动"},
    ),
]

LOCATED_IN = [
    ("在{L:洪山区}、{L:江夏区}等地开展{I:“互助养老”试点}。", {"互助养老试点 → 洪山区", "互助养老试点 → 江夏区"}),
    ("指导{L:鹿城}等地做好{I:“智慧学校”创建}。", {"智慧学校创建 → 鹿城"}),
    ("{M:全国应急管理论坛}在{L:宁波}举行。", {"全国应急管理论坛 → 宁波"}),
    ("增设{I:护士执业资格考试}{L:潮州}、{L:汕尾}考区。", {"护士执业资格考试 → 潮州", "护士执业资格考试 → 汕尾"}),
    ("{L:芜湖}、{L:六安}获批{I:国家产教融合试点}。", {"国家产教融合试点 → 芜湖", "国家产教融合试点 → 六安"}),
    ("选取{L:蚌埠}作为{I:集团化办学改革试点}。", {"集团化办学改革试点 → 蚌埠"}),
    ("{I:“法治体检”行动}先后在{L:东港区}、{L:临海县}举行。", {"法治体检行动 → 东港区", "法治体检行动 → 临海县"}),
    ("{I:“云上法庭”平台}落地于{L:临海县}。", {"云上法庭平台 → 临海县"}),
    ("专家深入{L:云桥镇}开展{I:“百名专家下基层”行动}。", {"百名专家下基层行动 → 云桥镇"}),
    ("{L:临海县}打造{I:“15分钟就医圈”品牌}。", {"15分钟就医圈品牌 → 临海县"}),
    ("{L:东港区}、{L:临海县}率先推行{I:“一码通办”改革}。", {"一码通办改革 → 东港区", "一码通办改革 → 临海县"}),
    ("{O:国际探测学会}总部落户{L:合肥}。", {"国际探测学会 → 合肥"}),
    ("推动{O:党中央}决策部署在{L:合肥}落地生根。", set()),
    ("{O:市律师协会}在{L:东港区}举办培训。", set()),
    ("支持{L:汕头}发挥优势、支持{L:梅州}建设{I:融湾先行区}。", {"融湾先行区 → 梅州"}),
    ("{L:芜湖}、{L:六安}创建为{I:全国文明城市}。", set()),
    ("{L:芜湖}经济增长，获批{I:国家产教融合试点}。", set()),
    ("{L:香港}同胞积极支持{I:“助学”行动}。", set()),
    ("妥善处置{L:漾濞}6.4级地震，健全{I:会商机制}。", set()),
]

DURING = [
    ("——{P:2025年3月21日=2025-03-21}在{M:海州县第十九届人民代表大会第四次会议}上", {"海州县第十九届人民代表大会第四次会议 → 2025-03-21"}),
    ("{P:2025年=2025}在{M:海州县第十九届人民代表大会第四次会议}后。", set()),
    ("{P:6月=2024-06}，召开{M:全市防汛工作会议}。", {"全市防汛工作会议 → 2024-06"}),
    ("{P:2024年=2024}启动{I:“名医下乡”行动}。", {"名医下乡行动 → 2024"}),
    ("{P:2024年以来=2024/}，开展{I:“护校”行动}。", set()),
    # the day on which the thing itself is there, though it be planned
    ("力争{P:2025年=2025}建成{I:智慧法院平台}。", {"智慧法院平台 → 2025"}),
    ("{P:9月=2024-09}底前上线{I:“云急救”}系统。", {"云急救 → 2024-09"}),
    ("截至{P:6月=2024-06}建成{I:“云急救”}站点20个。", set()),
    ("{I:“云急救”平台}{P:9月1日=2024-09-01}如期启用。", {"云急救平台 → 2024-09-01"}),
    ("审议通过{D:急救条例}，自{P:9月1日=2024-09-01}起施行。", {"急救条例 → 2024-09-01"}),
    ("编制{D:卫生{P:“十四五”=2021/2025}规划}。", set()),
    ("编制{D:省政府{P:2024年=2024}立法工作计划}。", set()),
    ("印发{P:2024年=2024}{D:立法工作计划}。", {"立法工作计划 → 2024"}),
    ("{I:“互联网+”门诊}于{P:5月=2024-05}上线。", {"互联网+门诊 → 2024-05"}),
    ("{O:市局}于{P:2024年3月=2024-03}启动{I:“安芯”工程}。", {"安芯工程 → 2024-03"}),
    # A period that opens the sentence holds for what follows in it.
    (
        "{P:2024年=2024}，{O:市局}在省厅指导下，深化{I:“护苗”行动}；印发{D:《方案》}。",
        {"护苗行动 → 2024", "方案 → 2024"},
    ),
    ("{P:6月15日=2024-06-15}，{I:“职教出海”计划}在{L:合肥}启动。", {"职教出海计划 → 2024-06-15"}),
    (
        "{P:3月=2024-03}启动{I:中考改革}，{P:9月=2024-09}推行{I:小班教学}。",
        {"中考改革 → 2024-03", "小班教学 → 2024-09"},
    ),
    ("{P:3月=2024-03}，启动{I:中考改革}。推行{I:小班教学}。", {"中考改革 → 2024-03"}),
    ("{P:9月=2024-09}起，全面推行{I:“路长制”}。", {"路长制 → 2024-09"}),
    ("婚姻登记{I:“全国通办”}{P:5月10日=2024-05-10}起实施。", {"全国通办 → 2024-05-10"}),
    ("自{P:2024年=2024}起，实行{I:首席法务官制度}。", {"首席法务官制度 → 2024"}),
    ("到{P:2025年=2025}，建成学校200所，实施{I:强师工程}。", set()),
    ("{P:全年=2024}拟培育{I:“双普”基地}8个。", set()),
    ("力争{P:年底=2024}全市{I:“枫桥式”司法所}比例达到80%。", set()),
    ("{P:2023年=2023}粮食产量增长，开展{I:“清源”行动}。", set()),
]

TABLE = {
    "IMPLEMENTS": IMPLEMENTS,
    "ISSUES": ISSUES,
    "HOLDS": HOLDS,
    "COOPERATES_WITH": COOPERATES,
    "PART_OF": PART_OF,
    "LOCATED_IN": LOCATED_IN,
    "DURING": DURING,
}


@pytest.mark.parametrize(
    ("kind", "marked", "expected"),
    [(kind, marked, expected) for kind, rows in TABLE.items() for marked, expected in rows],
)
def test_states_exactly(kind: str, marked: str, expected: set[str]) -> None:
    found = {line for line in related(marked) if line.startswith(f"{kind} ")}
    assert found == {f"{kind} {line}" for line in expected}


@pytest.mark.parametrize(
    ("marked", "attributes"),
    [
        ("牵头推进{I:“净网”行动}。", {"role": "lead"}),
        ("与{O:市妇联}联合开展{I:“净网”行动}。", {"role": "joint"}),
        ("协助推进{I:“净网”行动}。", {"role": "support"}),
        ("{O:市检察院}配合开展{I:“净网”行动}。", {"role": "support"}),
        ("构建相互配合的{I:“净网”机制}。", {}),
        ("配合{O:市公安局}开展{I:“净网”行动}。", {"role": "support"}),
        ("开展{I:“净网”行动}。", {}),
        ("起草{D:《条例》}。", {"action": "draft"}),
        ("印发{D:《方案》}。", {"action": "issue"}),
        ("修订{D:《规则》}。", {"action": "revise"}),
        ("废止{D:《规则》}。", {"action": "repeal"}),
        ("审议通过{D:《规划》}。", {"action": "adopt"}),
    ],
)
def test_role_and_action(marked: str, attributes: dict[str, str]) -> None:
    wanted = [r for r in relate(*_read(marked)) if r.type in ("IMPLEMENTS", "ISSUES")]
    assert [dict(relation.attributes) for relation in wanted] == [attributes]


def test_a_relation_stands_once_with_all_its_sentences() -> None:
    marked = "开展{I:“净网”行动}。成效明显。深化{I:“净网”行动}。"
    (relation,) = relate(*_read(marked))
    assert relation.sentences == (0, 2)


def test_without_a_known_issuer_only_named_heads_are_left() -> None:
    marked = "开展{I:“净网”行动}。{O:市网信办}推行{I:“清朗行动”}。"
    assert related(marked, issuer=None) == {"IMPLEMENTS 市网信办 → 清朗行动"}


@pytest.mark.parametrize("unit", ["{I:“甲”行动}、", "{O:市局}和", "开展{I:“甲”行动}，", "{L:京}等地{M:甲会}"])
def test_time_grows_with_the_length(unit: str) -> None:
    def seconds(copies: int) -> float:
        document, entities = _read("开展" + unit * copies)
        began = time.process_time()
        relate(document, entities)
        return time.process_time() - began

    short, long = min(seconds(500) for _ in range(3)), seconds(4000)
    assert long < 32 * short + 0.1


@pytest.mark.parametrize(
    "marked",
    [
        "{D:《条例》}" + "经" * 150 + "。",
        "{D:《条例》}" + "等条例" * 50 + "。",
        "由{O:市局}" + "等" * 150 + "开展{I:“甲”行动}。",
        "{I:“甲”行动}" + "工作" * 5000 + "{I:“乙”行动}。",
        "{I:“甲”行动}" + "、一二" * 5000 + "等{I:“乙”行动}。",
        "{L:京}" + "等" * 5000 + "{M:甲会}。",
    ],
)
def test_repetition_is_read_once(marked: str) -> None:
    document, entities = _read(marked)
    began = time.process_time()
    relate(document, entities)
    assert time.process_time() - began < 1.0


PIECES = st.sampled_from(
    [
        "开展",
        "印发",
        "召开",
        "联合",
        "与",
        "共同",
        "，",
        "。",
        "；",
        "\n",
        "等",
        "、",
        "的",
        "由",
        "在",
        "纳入",
        "（一）",
        "实施",
        "未",
        "{I:“甲”行动}",
        "{I:五大工程}",
        "{O:市局}",
        "{O:乙委}",
        "{D:《丙》}",
        "{M:丁会}",
        "{L:戊市}",
        "{P:6月=2024-06}",
        "{P:2024年=2024}",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_gives_sound_relations(marked: str) -> None:
    text, _ = _unmarked(marked)
    if parse(Source("t.txt", text, "0" * 64, "utf-8")).text != text:
        return
    document, entities = _read(marked)
    relations = relate(document, entities)
    assert relations == relate(document, tuple(reversed(entities)))
    known = {(entity.kind, entity.name) for entity in entities} | {("Organization", ISSUER)}
    for relation in relations:
        assert {(relation.head_kind, relation.head), (relation.tail_kind, relation.tail)} <= known
        assert relation.head != relation.tail
        assert list(relation.sentences) == sorted(set(relation.sentences))
        assert relation.sentences[-1] < len(document.sentences)
    assert len({(r.type, r.head, r.tail) for r in relations}) == len(relations)
