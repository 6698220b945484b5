"""Which words are a fixed political formula, quoted or not."""

from __future__ import annotations

import pytest

from graph_build.extract.formulations import extract
from graph_build.readers.plain import Source
from graph_build.reconcile import settle
from graph_build.text import parse


def formulas(text: str) -> list[str]:
    document = parse(Source("t.txt", text, "utf-8", "0" * 64))
    return list(dict.fromkeys(mention.name for mention in settle(document, extract(document))))


FORMULAS = {
    "领悟“两个确立”，增强“四个意识”、坚定“四个自信”、做到“两个维护”。": [
        "两个确立",
        "四个意识",
        "四个自信",
        "两个维护",
    ],
    "以习近平新时代中国特色社会主义思想为指导，贯彻总体国家安全观。": [
        "习近平新时代中国特色社会主义思想",
        "总体国家安全观",
    ],
    "坚持以人民为中心的发展思想，坚持稳中求进工作总基调。": ["以人民为中心", "稳中求进"],
    "落实市委“1310”具体部署，紧扣“一点两地”战略定位。": ["1310", "一点两地"],
    "牢记“政法姓党”这个根本，坚持“跳出法治看法治”。": ["政法姓党", "跳出法治看法治"],
    "树立“法治是最好的营商环境”理念。": ["法治是最好的营商环境"],
    "筑牢“六个严防”底线，实现隐性债务等“六个明显下降”。": ["六个严防", "六个明显下降"],
    "聚焦“一老一小”，兜牢“三保”底线，纠治“四风”。": ["一老一小", "三保", "四风"],
    "坚持严的基调、严的措施、严的氛围，一体推进不敢腐、不能腐、不想腐。": [
        "严的基调、严的措施、严的氛围",
        "不敢腐、不能腐、不想腐",
    ],
    "坚持中央有令、全省有求、全市有应、我局有为。": ["中央有令、全省有求、全市有应、我局有为"],
    "坚持民主集中制，坚持以人为本、服务为民。": ["民主集中制", "以人为本"],
    "紧扣市委“一大引领”“三大战役”“六大提升”工作部署。": ["一大引领", "三大战役", "六大提升"],
    "落实“党政同责、一岗双责”，压实“三管三必须”责任。": ["党政同责、一岗双责", "三管三必须"],
    "深化“如我在诉”理念，围绕“公正与效率”工作主题。": ["如我在诉", "公正与效率"],
    "树立正确政绩观，坚持党的领导、人民当家作主、依法治国有机统一。": [
        "正确政绩观",
        "党的领导、人民当家作主、依法治国有机统一",
    ],
    "贯彻“生命至上、健康第一”，做到“应急有备、处置有序”。": ["生命至上、健康第一", "应急有备、处置有序"],
    "践行“如我在诉”意识，落实“三级会商”“三级督办”机制。": ["如我在诉"],
    "坚持五育并举，全面贯彻宽严相济刑事政策。": ["五育并举", "宽严相济"],
    "紧扣“学思想、强党性、重实践、建新功”总要求。": ["学思想、强党性、重实践、建新功"],
}

NONE = (
    "推动经济高质量发展，扎实推进共同富裕，全面依法治国迈出新步伐。",
    "实施“五大工程”25项措施，建立“三调联动”机制。",
    "“三公”经费只减不增，“两癌”免费筛查，整治“九小场所”消防安全。",
    "办好民生“头等大事”和“关键小事”，推进“三医”协同，破解“就医困境”。",
    "五育并举成果丰硕，健康优先发展。",
    "执行“三重一大”决策制度，推进“三级会商”“三级督办”机制。",
    "制定“一人一案”，做到“零容忍”。",
    "打造忠诚、为民、公正、廉洁的队伍，坚持民生为大。",
    "贯彻防止干预司法“三个规定”。",
    "“十四五”时期，落实“x个xxx%”要求。",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_stand_without_their_marks(text: str) -> None:
    assert formulas(text) == FORMULAS[text]


@pytest.mark.parametrize("text", NONE)
def test_goals_values_names_and_classes_are_no_formulas(text: str) -> None:
    assert formulas(text) == []
