"""Which of the spans that rules found stand."""

from __future__ import annotations

from collections.abc import Iterable

from graph_build.records import Span


def outermost(spans: Iterable[Span]) -> list[Span]:
    """Of overlapping spans the one that begins first, the longest of those."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
