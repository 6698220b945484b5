"""Named undertakings: programmes, campaigns, mechanisms, institutions, brands, pilots, reforms."""

from __future__ import annotations

import re
from bisect import bisect_left

from graph_build.document.text import Document
from graph_build.extract.honours import honours
from graph_build.extract.known import occurrences
from graph_build.extract.landmarks import Landmarks, Sought
from graph_build.extract.listings import listings
from graph_build.extract.quotes import quotes
from graph_build.extract.together import together
from graph_build.extract.undertakings import bare, undertakings
from graph_build.extract.verdicts import SCHOOLS, quoted
from graph_build.extract.works import works
from graph_build.records import NOTHING, Mention, Span, made

THEMED = "学习贯彻习近平新时代中国特色社会主义思想主题教育"
THEMED_AT = Landmarks(["主题教育"])
SHORT = Sought(re.compile(r"(?:这次|此次|本次)?主题教育(?!基地|活动|实践)"), THEMED_AT, reach=2)
ALONE = Sought(
    re.compile(
        r"(?:开展|推进|抓好|深化|巩固|拓展|开好|做好)(?:好|了)?(?:这次|此次|本次|第[一二]批)?(?P<name>主题教育)(?!基地|活动|实践)"
    ),
    THEMED_AT,
    reach=6,
)
LINKS = "和与及"
ROW = ("、", "和", "与")
SHORTEST_LAST = 5
CAMPAIGN, PAIR = "三年行动", 2
LONGEST_TITLE = 60
STAGE = re.compile(f"{CAMPAIGN}(?:集中攻坚|集中攻坚年|巩固提升|巩固提升年|中期攻坚战|决战决胜|收官)\\Z")
BRANCH = re.compile(r"（[一-龥]{2,4}）")
# What looks back at a campaign or tells its term belongs to its name: 教育整顿“回头看”, 专项整治“三年大灶”.
REVIEW = re.compile("“(?:回头看|[一三]年[大小]灶|三年行动|百日(?:攻坚|行动))”")


def _quoted(document: Document) -> list[Mention]:
    return [
        made(Mention, ("Initiative", span, verdict.name, {"kind": verdict.sort} if verdict.sort else NOTHING))
        for span, verdict in quoted(document, "Initiative")
    ]


def _known(document: Document) -> list[Mention]:
    """Names that the lexicon holds, with the place that a line or a branch names in brackets: 中欧班列（西安）."""
    text = document.text
    marked = [quote.span for quote in quotes(document)]
    found = []
    for span, name in occurrences(document, "initiatives"):
        at = bisect_left(marked, span) - 1
        if at >= 0 and marked[at].covers(span) and len(name) + 2 < marked[at].end - marked[at].start:
            continue
        if name[0] == "双" and SCHOOLS.match(text, span.end):
            continue
        branch = BRANCH.match(text, span.end)
        end = branch.end() if branch else span.end
        found.append(Mention("Initiative", Span(span.start, end), name + text[span.end : end]))
    return found


def _shortened(text: str, known: list[Mention]) -> list[Mention]:
    """主题教育 alone: the one under way where a report gives its full name, else by itself where it is carried out."""
    if any(mention.name == THEMED for mention in known):
        return [Mention("Initiative", Span(*match.span()), THEMED) for match in SHORT.finditer(text)]
    return [Mention("Initiative", Span(*match.span("name")), match["name"]) for match in ALONE.finditer(text)]


def _apart(mentions: list[Mention], listed: list[Mention]) -> list[Mention]:
    """The mentions that do not run across an item of a list."""
    items = sorted(mention.span for mention in listed)
    return [mention for mention in mentions if not _crosses(mention.span, items)]


def _crosses(span: Span, items: list[Span]) -> bool:
    """Whether a span covers an item, and is not that item."""
    at = bisect_left(items, (span.start,))
    while at < len(items) and items[at].start < span.end:
        if items[at].end <= span.end and items[at] != span:
            return True
        at += 1
    return False


def _one_each(text: str, mentions: list[Mention]) -> list[Mention]:
    """治本攻坚三年行动 behind 安全生产治本攻坚三年行动 is the same, and so is a stage of it (…三年行动集中攻坚)."""
    campaigns = {m.name for m in mentions if CAMPAIGN in m.name and not _in_a_title(text, m.span.start)}
    if len(campaigns) < PAIR:
        return mentions
    full = {name: _full(name, campaigns) for name in campaigns}
    first: dict[str, int] = {}
    for mention in mentions:
        first[mention.name] = min(mention.span.start, first.get(mention.name, mention.span.start))

    def named(mention: Mention) -> Mention:
        whole = full.get(mention.name, mention.name)
        again = first[whole] < mention.span.start or STAGE.search(mention.name)
        return mention._replace(name=whole) if again else mention

    return [named(mention) for mention in mentions]


def _in_a_title(text: str, at: int) -> bool:
    return text.rfind("《", max(0, at - LONGEST_TITLE), at) > text.rfind("》", max(0, at - LONGEST_TITLE), at)


def _full(name: str, campaigns: set[str]) -> str:
    """The one longer name that a campaign's name, without its stage, ends; else that name."""
    whole = STAGE.sub(CAMPAIGN, name)
    longer = [other for other in campaigns if other.endswith(whole) and other != whole]
    return longer[0] if len(longer) == 1 else whole if whole in campaigns else name


def _with_review(text: str, mentions: list[Mention], quoted: list[Mention]) -> list[Mention]:
    """Unquoted mentions with the review or term that stands in quotes behind them, and the other quoted ones."""
    if not REVIEW.search(text):
        return [*quoted, *mentions]
    reviewed = [_reviewed(text, mention) for mention in mentions]
    ends = {mention.span.end for mention, before in zip(reviewed, mentions, strict=True) if mention is not before}
    return [*(mention for mention in quoted if mention.span.end not in ends), *reviewed]


def _reviewed(text: str, mention: Mention) -> Mention:
    start, end = mention.span
    review = REVIEW.match(text, end)
    if not review:
        return mention
    return mention._replace(span=Span(start, review.end()), name=mention.name + review[0][1:-1])


def extract(document: Document) -> tuple[Mention, ...]:
    """Mentions of undertakings by their names without quotation marks; the attribute `kind` where a noun tells it."""
    text, listed = document.text, listings(document)
    known = _known(document)
    unlisted = _apart(_unlisted(document, known), listed)
    unquoted = [*known, *_shortened(text, known), *unlisted, *listed]
    return tuple(_one_each(text, _with_review(text, unquoted, _quoted(document))))


def _unlisted(document: Document, known: list[Mention]) -> list[Mention]:
    """Unquoted mentions that stand in no list closed by a class noun."""
    ends = {mention.span.end: mention for mention in known}
    text = document.text
    beside = {mention.span.end for mention in known if text[mention.span.end : mention.span.end + 1] in ROW}
    named = [_behind_known(text, mention, beside) for mention in undertakings(document)]
    found = [*named, *works(document), *together(document), *honours(text)]
    return [
        _known_alone(text, mention, ends[mention.span.end]) if mention.span.end in ends else mention
        for mention in found
    ]


def _behind_known(text: str, mention: Mention, beside: set[int]) -> Mention:
    """The last of a row in which a name that all reports have stands by itself: 厕所革命、垃圾治理和|村庄清洁行动."""
    start, end = mention.span
    if "、" not in mention.name or not any(start < at < end for at in beside):
        return mention
    at = max(text.rfind(link, start, end) for link in ROW) + 1
    return mention._replace(span=Span(at, end), name=bare(text[at:end])) if end - at >= SHORTEST_LAST else mention


def _known_alone(text: str, mention: Mention, known: Mention) -> Mention:
    """Of lines of work that close with a name that all reports have the name alone: 法治宣传与|文明城市创建."""
    begins = known.span.start
    return known if mention.span.start < begins and text[begins - 1] in LINKS else mention
