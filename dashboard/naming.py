"""How nodes, periods, numbers, stored codes and masked values are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import data
from dashboard.components.evidence import unwrapped
from dashboard.language import language, read, say
from queries.periods import period_words

Node = Mapping[str, Any]
EXCERPT = 36


def shortened(text: str, length: int = EXCERPT) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def node_title(node: Node) -> str:
    """What a node is called: a sentence by its beginning, a period in words, anything else by its name."""
    if node.get("label") == "Passage":
        return shortened(unwrapped(str(node.get("text") or node.get("name") or "")).strip())
    if node.get("label") == "Period":
        return period_title(str(node.get("name") or ""))
    return unwrapped(str(node.get("name") or "")) or say("（无名）", "(no name)")


def period_title(name: str) -> str:
    """A period's normal form in words."""
    return period_words(name, language()) if name else "—"


def masked_word() -> str:
    return say("未公开", "masked")


def number_text(value: float | int | None) -> str:
    """A number as people write it: thousands apart, no .0 behind whole ones."""
    if value is None:
        return "—"
    whole = float(value).is_integer()
    return (
        f"{int(value):,}" if whole else f"{value:,.10g}" if abs(value) < 1 else f"{value:,.6f}".rstrip("0").rstrip(".")
    )


def observed_text(observation: Node) -> str:
    """The value of an observation with its unit, or the word for masked."""
    if observation.get("redacted") and observation.get("value") is None:
        return masked_word()
    if observation.get("value") is None:
        return str(observation.get("raw") or "—")
    text = number_text(observation["value"]) + str(observation.get("unit") or "")
    return f"{text}{_approximation(observation)}"


def _approximation(observation: Node) -> str:
    approx = observation.get("approx")
    return f"（{approx}）" if approx and language() == "zh" else f" ({approx})" if approx else ""


def value_word(column: str, value: object) -> str | None:
    """How people say a stored value of a column; None where it is said as it is stored."""
    known = data.queries().vocabulary.word(column, value)
    return read(known) if known else None


def value_title(column: str, value: object) -> str:
    """The same, or the value itself."""
    return value_word(column, value) or str(value)


def property_text(name: str, value: Any) -> str:
    """A stored property for reading."""
    if value is None or value == [] or value == "":
        return "—"
    if isinstance(value, bool):
        return value_title(name, value)
    if isinstance(value, list):
        return say("、", ", ").join(str(item) for item in value)
    if name == "period":
        return period_title(str(value))
    if isinstance(value, int | float):
        return str(value) if name == "year" else number_text(value)
    return value_title(name, value)
