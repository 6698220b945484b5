"""Numbers in a table: what was counted, how much, when, by whom, and the sentence with the number marked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from html import escape
from typing import Any

from dashboard import data, statements
from dashboard.address import href
from dashboard.components.chart import FEWEST, comparable
from dashboard.components.entity import colour_of, period_link, plain_link, tag
from dashboard.components.evidence import marked, section_path
from dashboard.components.frame import group
from dashboard.components.links import link_html
from dashboard.components.table import Bar, Head, bars, table
from dashboard.language import kind_title, kind_titles, say
from dashboard.naming import masked_word, number_text, observed_text, period_title, value_title
from dashboard.sentences import Sentence

Row = Mapping[str, Any]


def observations(ids: Collection[str]) -> list[dict[str, Any]]:
    """Rows of `statements.OBSERVATIONS`, each observation once."""
    rows = data.ask(statements.OBSERVATIONS, 5000, ids=sorted(set(ids))) if ids else []
    return list({row["observation"]["id"]: row for row in rows}.values())


def value_cell(observation: Mapping[str, Any]) -> str:
    """A value as HTML: masked ones say so, with the masked text behind it."""
    if observation.get("redacted") and observation.get("value") is None:
        return f"{tag(masked_word(), 'masked')}<small>{escape(str(observation.get('raw') or ''))}</small>"
    return f'<b class="value">{escape(observed_text(observation))}</b>'


def kind_tags(observation: Mapping[str, Any]) -> str:
    """Target, growth and basis, as small labels."""
    tags = [tag(value_title("status", "target"), "target")] if observation.get("status") == "target" else []
    if observation.get("change"):
        tags.append(tag(str(observation["change"])))
    return "".join(tags)


def number_sentence(row: Row) -> str:
    """The sentence with the number marked, and where it stands. HTML."""
    sentence = Sentence(row["passage"], row["report_id"], row["report"])
    mark = sentence.mark(row["start"], row["stop"], "Observation", row["observation"]["id"])
    text = marked(str(row["passage"].get("text") or ""), [mark])
    place = section_path(row["passage"].get("section"))
    where = f"{plain_link(row['report_id'], row['report'])} {place}"
    return f'<div class="zt-said">{text}</div><div class="zt-where">{where}</div>'


def observation_table(rows: Sequence[Row], *, hide: Collection[str] = (), heading: str = "", total: int = 0) -> str:
    """HTML of the table; `total` where there are more than these rows. `hide` names columns that the page's own node
    makes needless: indicator, period, body, sentence."""
    columns = {
        "indicator": Head(kind_title("Indicator")),
        "value": Head(say("数值", "Value"), number=True),
        "period": Head(kind_title("Period"), room="short"),
        "body": Head(say("主体", "Body"), room="short"),
        "sentence": Head(say("原句", "Sentence"), room="wide"),
    }
    shown = [name for name in columns if name not in hide]
    body = [[cells[name] for name in shown] for cells in map(_cells, rows)]
    number = total or len(rows)
    name = heading or kind_titles("Observation", number)
    return group(name, number) + table([columns[column] for column in shown], body, name, cards=True)


def _cells(row: Row) -> dict[str, str]:
    observation = row["observation"]
    value = link_html(value_cell(observation), href("node", node=observation["id"]), style="bare") + kind_tags(
        observation
    )
    return {
        "indicator": plain_link(row["indicator_id"], row["indicator"]),
        "value": value,
        "period": period_link(row["period_id"], row["period"]),
        "body": plain_link(row["body_id"], row["body"]),
        "sentence": number_sentence(row),
    }


def drawn(rows: Sequence[Row]) -> str:
    """Bars of the values known that one scale may show; nothing where there are too few."""
    known = [{**row["observation"], "period": row["period"]} for row in rows]
    same = comparable([one for one in known if one.get("value") is not None])
    if len(same) < FEWEST:
        return ""
    shown, unit = {one["id"] for one in same}, str(same[0].get("unit") or "")
    ordered = sorted(
        (row for row in rows if row["observation"]["id"] in shown), key=lambda row: (str(row["period"]), row["report"])
    )
    heading = group(say("数值对照", "Values side by side"), note=say("定义见各句", "for definitions see the sentences"))
    several = len({row["body_id"] for row in ordered}) > 1
    return heading + bars([_bar(row, unit, row["body"] if several else None) for row in ordered])


def _bar(row: Row, unit: str, body: str | None) -> Bar:
    """One value: its period, and whose it is, or which report has it."""
    value = float(row["observation"]["value"])
    period = escape(period_title(str(row["period"] or "")))
    name = f"{period} <small>{escape(body or row['report'])}</small>{kind_tags(row['observation'])}"
    return Bar(
        name,
        value,
        value if row["observation"].get("status") == "target" else 0,
        colour_of("Indicator"),
        number_text(value) + unit,
    )
