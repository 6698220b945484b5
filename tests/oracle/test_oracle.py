"""Facts planted in generated reports are found, exactly those, exactly there: no more, no fewer."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from graph_build.pipeline import facts_of
from graph_build.readers.plain import Source
from graph_build.records import Facts, Span, digest
from tests.oracle import sentences
from tests.oracle.fields import FIELDS, Field
from tests.oracle.planting import Counted, Named, Planted, counted_in, named_in, related_in
from tests.oracle.sentences import SENTENCES, Sentence, report

KINDS = ("Organization", "Initiative", "Formulation", "Document", "Meeting", "Place", "Period")
TYPES = ("IMPLEMENTS", "ISSUES", "HOLDS", "COOPERATES_WITH", "PART_OF", "LOCATED_IN")
SEEDS = range(12)


def read(planted: Planted) -> Facts:
    return facts_of(Source("report.txt", planted.text, "utf-8", digest(planted.text) * 4))


def differences(planted: Planted) -> list[str]:
    """What was found and not planted (+), what was planted and not found (-), and wordings that lack their noun (?)."""
    facts = read(planted)
    lines = [
        f"{sign}{_shown(planted.text, each)}"
        for found, wanted in (
            (named_in(facts, KINDS), planted.named),
            (counted_in(facts), planted.counted),
            (related_in(facts, TYPES), planted.related),
        )
        for sign, some, others in (("+", found, wanted), ("-", wanted, found))
        for each in some
        if some.count(each) > others.count(each)
    ]
    said = {each.quantity.span: each.quantity.indicator for each in facts.observations}
    return lines + [f"?{word} in {said[span]}" for span, word in planted.words if word not in said.get(span, word)]


def _shown(text: str, fact: Sequence[object]) -> str:
    """A fact, with the words at its span and the sentence around them."""
    span = next((part for part in fact if isinstance(part, Span)), None)
    if span is None:
        return str(fact)
    return f"{fact} {text[span.start : span.end]!r} in {text[max(0, span.start - 20) : span.end + 10]!r}"


@pytest.mark.parametrize("field", sorted(FIELDS))
@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_planted_is_found_and_nothing_else(field: str, seed: int) -> None:
    assert differences(report(field, seed)) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
@pytest.mark.parametrize("field", sorted(FIELDS))
@pytest.mark.parametrize("seed", SEEDS[:4])
def test_a_page_width_changes_no_fact_and_moves_its_span(field: str, seed: int, end: str) -> None:
    planted = report(field, seed, ends=0.1)
    wrapped = planted.wrapped(28 + seed, end=end)
    assert wrapped.text != planted.text
    assert differences(wrapped) == []


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_every_kind_of_sentence_is_planted(field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reports of a field draw from all sentences; a sentence that is never drawn tests nothing."""
    drawn: set[str] = set()

    def noted(sentence: Sentence) -> Sentence:
        def put(to: Planted, words: Field, dice: Random) -> object:
            drawn.add(sentence.__name__)
            return sentence(to, words, dice)

        return put

    monkeypatch.setattr(sentences, "SENTENCES", tuple(map(noted, SENTENCES)))
    for seed in SEEDS:
        report(field, seed)
    assert drawn == {sentence.__name__ for sentence in SENTENCES}


def test_a_fact_too_few_or_too_many_is_seen() -> None:
    planted = report("health", 3)
    planted.named.pop()
    planted.counted[0] = planted.counted[0]._replace(unit="头")
    planted.related.pop()
    found = differences(planted)
    assert sorted(line[0] for line in found) == ["+", "+", "+", "-"]
    assert any("'头'" in line for line in found if line.startswith("-"))


def test_spans_are_where_the_words_are() -> None:
    planted = report("emergency", 1)
    for each in (*planted.named, *planted.counted):
        assert (
            planted.text[each.span.start : each.span.end].strip() == planted.text[each.span.start : each.span.end] != ""
        )
    wrapped = planted.wrapped(30)
    for before, after in zip(planted.named, wrapped.named, strict=True):
        assert isinstance(after, Named) and _words(wrapped, after) == _words(planted, before)
    for one, two in zip(planted.counted, wrapped.counted, strict=True):
        assert isinstance(two, Counted) and _words(wrapped, two) == _words(planted, one)


def _words(planted: Planted, fact: Named | Counted) -> str:
    return "".join(planted.text[fact.span.start : fact.span.end].split())
