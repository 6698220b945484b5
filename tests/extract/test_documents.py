"""Which words name a document: titles, known laws, untitled papers that the text names specifically."""

from __future__ import annotations

import pytest

from graph_build.document.text import Document, parse
from graph_build.extract.documents import extract
from graph_build.readers.plain import Source
from graph_build.reconcile import settle


def _document(text: str) -> Document:
    return parse(Source("t.txt", text, "utf-8", "0" * 64))


def papers(text: str) -> list[str]:
    document = _document(text)
    return list(dict.fromkeys(mention.name for mention in settle(document, extract(document))))


NAMED = {
    "执行《中国共产党政法工作条例》和市委实施办法。": ["中国共产党政法工作条例", "市委实施办法"],
    "学习《习近平谈治国理政》第四卷。": ["习近平谈治国理政"],
    "制定《关于落实〈纲要〉的意见》。": ["关于落实《纲要》的意见"],
    "推动出台家政服务条例，修订母婴保健管理条例。": ["家政服务条例", "母婴保健管理条例"],
    "加快推进政务服务数字化条例、消费品召回管理办法等立法进程。": ["政务服务数字化条例", "消费品召回管理办法"],
    "以市委依法治市办名义印发持续优化营商环境的指导意见。": ["持续优化营商环境的指导意见"],
    "联合市商务局印发关于加强律师服务支持“五外联动”的行动方案。": ["关于加强律师服务支持“五外联动”的行动方案"],
    "制定贯彻落实详细任务分工方案。": ["贯彻落实详细任务分工方案"],
    "制定并实施河湖治理三年行动计划，编制并有序落实污染防治工作方案。": ["河湖治理三年行动计划", "污染防治工作方案"],
    "推动形成统一的大湾区调解员名册、仲裁员推荐名册。": ["大湾区调解员名册", "仲裁员推荐名册"],
    "印发实施市级医院结对提升工作方案。": ["市级医院结对提升工作方案"],
    # plan periods
    "落实“八五”普法规划，编制应急管理“十四五”规划。": ["“八五”普法规划", "应急管理“十四五”规划"],
    # number compounds that stand for rules
    "贯彻防止干预司法“三个规定”，落实“一规划两纲要”。": ["三个规定", "一规划两纲要"],
    "出台“惠企18条”，制定营商环境“30条”。": ["惠企18条", "30条"],
    # numbers of papers, and what carries a law out
    "转发国卫办发〔2023〕7号文，落实中央一号文件。": ["国卫办发〔2023〕7号文", "中央一号文件"],
    "出台《急救条例》（市人发〔2023〕2号），该条例共六章。": ["急救条例"],
    "贯彻行政复议法实施条例，新修订行政复议法实施以来收案上升。": ["行政复议法实施条例", "行政复议法"],
    "落实“十五条”硬措施，严守“十个严禁”，制定“两个清单”。": ["十五条硬措施", "十个严禁", "两个清单"],
    "落实“健康中国2030”规划。": ["“健康中国2030”规划"],
    "贯彻《意见》和省委实施意见、市委实施方案。": ["意见", "省委实施意见", "市委实施方案"],
    "印发纪律教育学习月活动方案。": ["纪律教育学习月活动方案"],
    "下发关于开展校园大检查的通知，作出关于加强公益诉讼的决定。": ["关于开展校园大检查的通知", "关于加强公益诉讼的决定"],
    "落实妇女儿童发展规划，对照教育强国建设规划纲要。": ["妇女儿童发展规划", "教育强国建设规划纲要"],
    "制定年度普法责任清单，编制防溺水专项预案。": ["普法责任清单", "防溺水专项预案"],
    # laws without 《》
    "认真学习民法典，贯彻义务教育法、民办教育促进法。": ["民法典", "义务教育法", "民办教育促进法"],
    "落实中央八项规定精神。": ["中央八项规定"],
    # health, education, emergency management
    "制定优化生育政策促进人口长期均衡发展实施方案。": ["优化生育政策促进人口长期均衡发展实施方案"],
    "发布知识产权司法保护白皮书，印发防汛抗旱应急预案。": ["知识产权司法保护白皮书", "防汛抗旱应急预案"],
    "制定安全生产“十五条硬措施”落实清单。": ["安全生产“十五条硬措施”落实清单"],
    # measures that are called by their number
    "落实“稳岗就业九条”3.0版，“牧九条”效应显现。": ["稳岗就业九条", "牧九条"],
    # plans that are carried out, papers that come out, papers behind a title
    "实施古城保护专项规划，落实都市圈空间协同规划。": ["古城保护专项规划", "都市圈空间协同规划"],
    "数字乡村促进条例颁布施行，全省首张服务贸易负面清单出台。": ["数字乡村促进条例", "服务贸易负面清单"],
    "与邻省“双园共建”合作谅解备忘录签署。": ["与邻省“双园共建”合作谅解备忘录"],
    "推进《城乡供水条例》、户外广告管理办法立法。": ["城乡供水条例", "户外广告管理办法"],
    "出台优化法治环境促进民营企业发展18条指导意见，发出“二号司法建议”。": [
        "优化法治环境促进民营企业发展18条指导意见",
        "二号司法建议",
    ],
    "市县两级机构“三定”规定全部印发，制定“三张”图。": ["“三定”规定"],
}

NONE = (
    "落实“32条”要求，入选国家典型案例，推动体育场馆规划新建。",
    "国土空间规划体系建立，各项政策措施相继出台。",
    "制定实施20条惠民便民硬措施，出台6项安全生产管理办法。",
    "推动条例修订列入立法计划。",
    "推出“一站式”服务、“免排队”取药等便民举措，下发整改通知，作出决定。",
    "开展宪法宣传周、民法典宣传月活动。",
    "制定整改方案，印发相关文件，下发通知，出台若干政策。",
    "完善规章制度，制定制度3个，修订制度2个。",
    "提请人大审议法规草案16件，制定规章21件。",
    "讲三点意见，征求意见建议26条，依法依规办理。",
    "推进工作规范化，执行有关规定，做好规划建设。",
    "忠实履行宪法法律赋予的职责，依据法律规定办理。",
)


@pytest.mark.parametrize("text", NAMED)
def test_named_papers_are_documents(text: str) -> None:
    assert papers(text) == NAMED[text]


@pytest.mark.parametrize("text", NONE)
def test_generic_papers_are_no_documents(text: str) -> None:
    assert papers(text) == []


def test_a_short_title_stands_for_the_full_one() -> None:
    text = "落实《深化新时代教育评价改革总体方案》（中发〔2020〕19号，以下简称《总体方案》）。《总体方案》印发后，各校抓好落实。"
    document = _document(text)
    mentions = settle(document, extract(document))
    assert {mention.name for mention in mentions} == {"深化新时代教育评价改革总体方案"}
    assert [document.quote(mention.span) for mention in mentions][1:] == ["《总体方案》", "《总体方案》"]


def test_a_title_is_known_again_without_its_marks() -> None:
    document = _document("出台《律师服务高质量发展若干举措》。推动律师服务高质量发展若干举措落地。")
    assert [document.quote(mention.span) for mention in settle(document, extract(document))] == [
        "《律师服务高质量发展若干举措》",
        "律师服务高质量发展若干举措",
    ]


def test_kind_and_year_are_told_by_the_title() -> None:
    found = extract(_document("印发《2024年卫生健康工作要点》，学习《安全生产法》。"))
    assert [dict(mention.attributes) for mention in found[:2]] == [{"kind": "outline", "year": 2024}, {"kind": "law"}]


@pytest.mark.parametrize(
    "text, names",
    [
        ("出台支持专精特新企业发展25条措施，制定30条硬措施。", ["支持专精特新企业发展25条措施"]),
        ("出台以优质法律服务保障民营企业发展15条措施。", ["以优质法律服务保障民营企业发展15条措施"]),
        ("以优质服务推出15条措施，以服务保障民生。", []),
        ("出台25条措施，推出政策措施30项。", []),
        ("会签检企联动工作备忘录，签订流域联防协作协议。", ["检企联动工作备忘录", "流域联防协作协议"]),
        ("签署备忘录，达成协作协议。", []),
        ("入选全国智慧养老典型案例，入选省检察院典型案例。", ["智慧养老典型案例"]),
        ("入选广东高院相关典型案例，入选省高院典型案例。", []),
    ],
)
def test_counted_measures_and_agreements(text: str, names: list[str]) -> None:
    assert papers(text) == names
