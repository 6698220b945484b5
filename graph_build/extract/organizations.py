"""Bodies that act: party committees, governments, bureaus, courts, offices, associations, teams, firms.

Where a name begins with a place (市, 杭州市, *市) it is read to the right up to the tail of a body; where it has a name
of its own (律师惩戒委员会) it is found by its tail and read to the left. Self references (我局, 局党委) are bodies too.
"""

from __future__ import annotations

from itertools import chain

from graph_build.document.text import Document
from graph_build.extract.bodies.coordinating import coordinating_names, with_branch
from graph_build.extract.bodies.free import free_names
from graph_build.extract.bodies.houses import houses
from graph_build.extract.bodies.inner import inner_names
from graph_build.extract.bodies.known import known_names
from graph_build.extract.bodies.own import departments, own_names
from graph_build.extract.bodies.placed import placed_names
from graph_build.extract.bodies.rows import row_names
from graph_build.extract.bodies.shared import both_levels, numbered_after, shared_heads, standing_committees
from graph_build.extract.cuts import Cuts
from graph_build.extract.spans import outermost
from graph_build.records import NOTHING, Mention, made

LONGEST_OFFICE = 24


def extract(document: Document) -> tuple[Mention, ...]:
    """Mentions in the order of the text; only those overlap that share the head of one name."""
    text = document.text
    cuts = Cuts(document)
    profile = document.profile
    known = [name for name in (profile.title, profile.issuer, profile.jurisdiction) if name]
    placed = placed_names(text, cuts, _title_end(text, profile.title), known)
    own = own_names(text, cuts, profile.issuer)
    others = (known_names(text, cuts), own, inner_names(text, cuts), houses(text, cuts), coordinating_names(text, cuts))
    fixed = outermost([*placed, *chain.from_iterable(others)])
    rows = {named.span: named.name for named in row_names(text, cuts, fixed)}
    fixed = outermost([*fixed, *rows, *departments(text, cuts)])
    spans = [with_branch(text, span) for span in outermost([*fixed, *free_names(text, cuts, fixed)])]
    named = [(span, rows.get(span, text[span.start : span.end])) for span in spans]
    found = [made(Mention, ("Organization", span, name, NOTHING)) for span, name in named]
    shared = (*shared_heads(text, cuts, spans), *standing_committees(text, spans))
    shared += (*numbered_after(text, spans), *both_levels(text))
    found += [Mention("Organization", *body) for body in shared]
    return tuple(sorted(found, key=lambda mention: (mention.span.start, -mention.span.end)))


def _title_end(text: str, title: str | None) -> int:
    """Where the title ends, a second line with the speaker's office included; 0 where the text begins without one."""
    if not title or not text.startswith(title):
        return 0
    second = text.find("\n", len(title) + 1)
    return second if 0 <= second - len(title) <= LONGEST_OFFICE else len(title)
