"""Sentences of work reports in several fields, each with the facts that it states by the annotation guide."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.oracle import times
from tests.oracle.fields import CHINESE, CITIES, FIELDS, HEADINGS, NOTHING, Field
from tests.oracle.planting import Planted

Sentence = Callable[[Planted, Field, Random], object]


def nothing(to: Planted, words: Field, dice: Random) -> None:
    to.put(dice.choice(NOTHING))


def led(to: Planted, words: Field, dice: Random) -> None:
    peer, name = dice.choice(words.peers), dice.choice(words.initiatives)
    to.name("Organization", peer).put(dice.choice(("牵头实施", "组织开展", "深入推进")))
    to.name("Initiative", f"“{name}”{dice.choice(('行动', '工程', '活动'))}", name).put("。")
    to.relate("IMPLEMENTS", peer, name)


def carried_out(to: Planted, words: Field, dice: Random) -> None:
    name = dice.choice(words.initiatives)
    to.put(dice.choice(("深入实施", "扎实开展", "全面启动", "创新推行", "持续深化")))
    to.name("Initiative", f"“{name}”{dice.choice(('行动', '机制', '工程', '活动'))}", name).put("。")
    to.relate("IMPLEMENTS", None, name)


def together(to: Planted, words: Field, dice: Random) -> None:
    one, two = dice.sample(words.peers, 2)
    to.put(dice.choice(("联合", "会同"))).name("Organization", one).put("、").name("Organization", two)
    verb, measure, noun = dice.choice(words.counts)
    number = dice.randint(2, 900)
    to.put(f"{verb}{noun}").count(f"{number}{measure}", number, measure, noun).put("。")
    to.relate("COOPERATES_WITH", None, one).relate("COOPERATES_WITH", None, two)


def issued(to: Planted, words: Field, dice: Random) -> None:
    paper = dice.choice(words.papers)
    to.put(dice.choice(("印发", "制定出台", "修订", "研究制定"))).name("Document", f"《{paper}》", paper)
    to.put(dice.choice(("。", "，进一步规范工作流程。"))).relate("ISSUES", None, paper)


def held(to: Planted, words: Field, dice: Random) -> None:
    meeting = dice.choice(words.meetings)
    to.put(dice.choice(("组织召开", "召开"))).name("Meeting", meeting).put("。").relate("HOLDS", None, meeting)


def counted(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    number = dice.randint(2, 9000)
    if dice.random() < 0.3:
        to.name("Period", "全年", to.period)
    to.put(dice.choice(("累计", "共", "")) + f"{verb}{noun}").count(f"{number}{measure}", number, measure, noun).put(
        "。"
    )


def grown(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    number, share = dice.randint(20, 9000), dice.randint(11, 399) / 10
    way, said = dice.choice((("增长", "增长"), ("下降", "下降"), ("上升", "增长"), ("减少", "下降")))
    to.put(f"{verb}{noun}").count(f"{number}{measure}", number, measure, noun).put(f"，同比{way}")
    to.count(f"{share}%", share, "%", noun, change=f"同比{said}").put("。")


def roughly(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    number = dice.choice((30, 120, 600, 2000))
    if dice.random() < 0.5:
        to.put(f"{verb}{noun}").count(f"{number}余{measure}", number, measure, noun, approx="余")
    else:
        word = dice.choice(("近", "约", "超"))
        to.put(f"{verb}{noun}{word}").count(f"{number}{measure}", number, measure, noun, approx=word)
    to.put("。")


def in_chinese(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    number = dice.choice(sorted(CHINESE))
    to.put(f"{verb}{noun}").count(f"{CHINESE[number]}{measure}", number, measure, noun).put("。")


def in_tens_of_thousands(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    number = dice.randint(11, 99)
    to.put(f"{verb}{noun}").count(f"{number / 10}万{measure}", number * 1000, measure, noun).put("。")


def masked(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    to.put(f"{verb}{noun}").count(f"{'*' * dice.randint(1, 3)}{measure}", None, measure, noun).put("。")


def by_another(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    peer, number = dice.choice(words.peers), dice.randint(2, 900)
    to.name("Organization", peer).put(f"{verb}{noun}").count(f"{number}{measure}", number, measure, noun, by=peer)
    to.put("。")


def two_in_a_row(to: Planted, words: Field, dice: Random) -> None:
    (verb, measure, noun), (other, second, things) = dice.sample(words.counts, 2)
    one, two = dice.randint(2, 900), dice.randint(2, 900)
    to.put(f"{verb}{noun}").count(f"{one}{measure}", one, measure, noun).put(f"，{other}{things}")
    to.count(f"{two}{second}", two, second, things).put("。")


def two_papers(to: Planted, words: Field, dice: Random) -> None:
    one, two = dice.sample(words.papers, 2)
    to.put(dice.choice(("印发", "制定", "修订完善"))).name("Document", f"《{one}》", one).put(
        dice.choice(("", "和", "、"))
    )
    to.name("Document", f"《{two}》", two).put("。").relate("ISSUES", None, one).relate("ISSUES", None, two)


def two_undertakings(to: Planted, words: Field, dice: Random) -> None:
    one, two = dice.sample(words.initiatives, 2)
    to.put(dice.choice(("组织开展", "统筹推进"))).name("Initiative", f"“{one}”", one)
    to.name("Initiative", f"“{two}”", two).put("等行动。").relate("IMPLEMENTS", None, one).relate(
        "IMPLEMENTS", None, two
    )


def studied(to: Planted, words: Field, dice: Random) -> None:
    """A paper that is studied is not issued, a meeting that is followed is not held."""
    paper, meeting = dice.choice(words.papers), dice.choice(words.meetings).replace("全市", "全省")
    to.put("认真学习").name("Document", f"《{paper}》", paper).put("，贯彻落实").name("Meeting", meeting).put("精神。")


def share(to: Planted, words: Field, dice: Random) -> None:
    noun, rate = dice.choice(words.counts)[2], dice.randint(600, 999) / 10
    to.put(f"{noun}满意率{dice.choice(('达到', '达', '为'))}").count(f"{rate}%", rate, "%", "满意率").put("。")


def raised(to: Planted, words: Field, dice: Random) -> None:
    noun, low, high = dice.choice(words.counts)[2], dice.randint(50, 70), dice.randint(71, 99)
    to.put(f"{noun}满意率由").count(f"{low}%", low, "%", "满意率").put(dice.choice(("提高到", "上升至", "提升到")))
    to.count(f"{high}%", high, "%", "满意率").put("。")


def money(to: Planted, words: Field, dice: Random) -> None:
    number = dice.randint(11, 99)
    unit, factor = dice.choice((("万元", 10_000), ("亿元", 100_000_000)))
    to.put("投入专项资金").count(f"{number / 10}{unit}", round(number / 10 * factor), "元", "资金").put("。")


def between(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    low = dice.randint(2, 8)
    to.put(f"每个镇街{verb}{noun}").count(f"{low}—{low + 2}{measure}", None, measure, noun).put("。")


def ourselves(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    number = dice.randint(2, 900)
    to.name("Organization", "我局", to.issuer).put(f"{verb}{noun}")
    to.count(f"{number}{measure}", number, measure, noun).put("。")


def under(to: Planted, words: Field, dice: Random) -> None:
    to.put("在").name("Organization", "市委").put("、").name("Organization", "市政府").put(
        "坚强领导下，各项任务有序推进。"
    )


def respectively(to: Planted, words: Field, dice: Random) -> None:
    (verb, measure, noun), (other, second, things) = dice.sample(words.counts, 2)
    one, two = dice.randint(2, 900), dice.randint(2, 900)
    to.put(f"{verb}{noun}、{other}{things}分别").count(f"{one}{measure}", one, measure, noun).put("、")
    to.count(f"{two}{second}", two, second, things).put("。")


def of_which(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    number = dice.randint(20, 900)
    part = dice.randint(2, number - 1)
    to.put(f"{verb}{noun}").count(f"{number}{measure}", number, measure, noun).put("，其中农村地区")
    to.count(f"{part}{measure}", part, measure, "农村").put("。")


def travelled(to: Planted, words: Field, dice: Random) -> None:
    one, two = dice.sample(("浙江", "江苏", "四川", "福建", "山东"), 2)
    to.put("先后赴").name("Place", one).put("、").name("Place", two).put("等地学习考察。")


def formula(to: Planted, words: Field, dice: Random) -> None:
    one, two = dice.sample(("两个确立", "四个意识", "两个维护", "四个自信"), 2)
    to.put("深刻领悟").name("Formulation", f"“{one}”", one).put("，始终做到").name("Formulation", f"“{two}”", two).put(
        "。"
    )


def jointly_issued(to: Planted, words: Field, dice: Random) -> None:
    peer, paper = dice.choice(words.peers), dice.choice(words.papers)
    to.put("联合").name("Organization", peer).put("印发").name("Document", f"《{paper}》", paper).put("。")
    to.relate("COOPERATES_WITH", None, peer).relate("ISSUES", None, paper)


def with_result(to: Planted, words: Field, dice: Random) -> None:
    name = dice.choice(words.initiatives)
    verb, measure, noun = dice.choice(words.counts)
    number = dice.randint(2, 900)
    to.put("开展").name("Initiative", f"“{name}”行动", name).put(f"，{verb}{noun}")
    to.count(f"{number}{measure}", number, measure, noun, about=name).put("。").relate("IMPLEMENTS", None, name)


def percentage_points(to: Planted, words: Field, dice: Random) -> None:
    noun, rate, points = dice.choice(words.counts)[2], dice.randint(600, 999) / 10, dice.randint(11, 99) / 10
    way, said = dice.choice((("提高", "增长"), ("上升", "增长"), ("下降", "下降")))
    to.put(f"{noun}满意率达").count(f"{rate}%", rate, "%", "满意率").put(f"，同比{way}")
    to.count(f"{points}个百分点", points, "百分点", "满意率", change=f"同比{said}").put("。")


def at_least(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    number, word = dice.choice((20, 150, 600)), dice.choice(("以上", "左右"))
    to.put(f"{verb}{noun}").count(f"{number}{measure}{word}", number, measure, noun, approx=word).put("。")


def many(to: Planted, words: Field, dice: Random) -> None:
    """Three numbers, one clause each."""
    for at, (verb, measure, noun) in enumerate(dice.sample(words.counts, 3)):
        number = dice.randint(2, 900)
        to.put(f"{'，' if at else ''}{verb}{noun}").count(f"{number}{measure}", number, measure, noun)
    to.put("。")


def in_front(to: Planted, words: Field, dice: Random) -> None:
    """The number before what it counts."""
    verb, measure, noun = dice.choice(words.counts)
    number = dice.randint(2, 900)
    to.put(verb).count(f"{number}{measure}", number, measure, noun).put(f"{noun}。")


SENTENCES: tuple[Sentence, ...] = (
    nothing, led, carried_out, together, issued, held, counted, grown, roughly, in_chinese, in_tens_of_thousands,
    masked, times.planned, times.in_half, times.by_month, by_another, two_in_a_row, two_papers, two_undertakings,
    studied, share, raised, money, between, ourselves, under, times.dated, times.until, respectively, of_which,
    times.since, times.in_quarter, times.year_before, travelled, formula, jointly_issued, with_result,
    percentage_points, at_least, times.until_year_end, many, in_front,
)  # fmt: skip


def report(field: str, seed: int, size: int = 24, ends: float = 0.4) -> Planted:
    """A whole report of a field: title, opening, headings, and `size` sentences; a paragraph `ends` after so many."""
    dice = Random(f"{field} {seed}")
    words, city, year = FIELDS[field], dice.choice(CITIES), dice.randint(2019, 2025)
    issuer = city + words.bureau
    to = Planted(issuer, str(year))
    to.name("Organization", issuer).name("Period", f"{year}年", str(year)).put("工作总结\n")
    to.name("Period", f"{year}年", str(year)).put("，").name("Organization", issuer).put(
        "认真履行职责，各项工作稳步推进。\n"
    )
    numbers = iter("一二三四五六")
    for at in range(size):
        if at % 8 == 0:
            to.put(f"{next(numbers)}、{dice.choice(HEADINGS)}\n")
        dice.choice(SENTENCES)(to, words, dice)
        if (dice.random() < ends or at % 8 == 7) and not to.text.endswith("\n"):
            to.put("\n")
    to.text = to.text.rstrip("\n") + "\n"
    return to
