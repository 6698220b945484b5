"""What the items of a paragraph announce: 一是扎实开展“以案促改”。 gives what follows up to 二是 its subject."""

from __future__ import annotations

import re

from graph_build.attribute.carrying import carried
from graph_build.attribute.mentioned import Mentioned, Named
from graph_build.document.points import POINT
from graph_build.document.text import Document, Sentence
from graph_build.records import Span
from graph_build.scanning import quick

ITEM = re.compile(quick(rf"\s*(?:{POINT})"))
WHOLE = re.compile(r"[”》]?[^，；：、。！？\n的等\d*]{0,8}[。；]?\s*")
LONGEST_TOPIC = 50


class Topics:
    """What the items of a paragraph announce at their beginning; asked for sentences in the order of the text."""

    def __init__(self, document: Document, mentioned: Mentioned) -> None:
        self.document = document
        self.mentioned = mentioned
        self._next = 0  # the first sentence that was not passed
        self._paragraph = -1
        self._topic: Named | None = None

    def of(self, last: Sentence) -> Named | None:
        """The initiative that the item announced in which a sentence stands, in a sentence of its own."""
        for sentence in self.document.sentences[self._next : last.index]:
            if sentence.paragraph != self._paragraph or self._begins_item(sentence):
                self._paragraph, self._topic = sentence.paragraph, self._announced(sentence.span)
        self._next = max(self._next, last.index)
        opens = last.paragraph != self._paragraph or not self._topic or self._begins_item(last)
        return None if opens else self._topic

    def _begins_item(self, sentence: Sentence) -> bool:
        return ITEM.match(self.document.text, sentence.span.start) is not None

    def _announced(self, span: Span) -> Named | None:
        if span.end - span.start > LONGEST_TOPIC or not ITEM.match(self.document.text, span.start):
            return None
        found = [named for named in self.mentioned.between(*span) if named.kind == "Initiative"]
        if len(found) != 1 or "，" in self.document.text[span.start : span.end]:
            return None
        tail = self.document.text[found[0].end : span.end]
        alone = WHOLE.fullmatch(tail) and carried(self.document.text, span.start, found[0], tail)
        return found[0] if alone else None
