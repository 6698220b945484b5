"""Bodies of one name in several places: which of them is meant, and what to say where all of them are asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph_build.errors import Bilingual
from graph_build.identity import node_id
from graph_build.resolve.bodies import identify
from graph_build.resolve.home import Home
from graph_build.stores.base import Store
from queries.near import MOST
from queries.parameters import Parameter

BODY = "Organization"
HOME = "home"  # the parameter by which a query tells bodies of one name apart
NOWHERE = "?"  # the scope of what has no place; nothing is stored under it


def number_of(store: Store, labels: Sequence[str], name: str) -> int:
    """How many nodes of one label, of these, have a name; of the label with most."""
    statement = f"MATCH (n:{'|'.join(labels)} {{name: $name}}) RETURN labels(n)[0] AS label, count(n) AS number"
    return max((int(number) for _, number in store.query(statement, {"name": name}).rows), default=0)


def home_of(store: Store, id: str) -> str | None:
    """The jurisdiction of a body, where that is needed to tell it from others of its name."""
    body = store.node(id) or {}
    shared = body.get("label") == BODY and number_of(store, (BODY,), str(body["name"])) > 1
    return body.get("jurisdiction") if shared else None


def placed(store: Store, typed: str) -> str | None:
    """The id of the body that a name with its place means, as reports would mean it: 临江市司法局党委 is what the
    reports of 临江市 call 局党委."""
    readings = [(typed, None), *_divided(store, typed.removeprefix("中共"))]
    bodies = [identify(name, Home(place, NOWHERE)) for name, place in readings]
    ids = [node_id(BODY, body.scope, body.key) for body in bodies if body.scope != NOWHERE]
    return next((id for id in ids if store.node(id)), None)


def _divided(store: Store, typed: str) -> Iterator[tuple[str, str]]:
    """What is left of a name that begins with a place of the graph's bodies, and that place."""
    statement = (
        f"MATCH (o:{BODY}) WHERE o.jurisdiction IS NOT NULL RETURN DISTINCT o.jurisdiction AS place ORDER BY place"
    )
    for (place,) in store.query(statement, limit=10_000).rows:
        parts = place.split("/")
        beginnings = ("".join(parts[at:]) for at in range(len(parts)))
        rest = next((typed.removeprefix(name) for name in beginnings if typed.startswith(name)), "")
        if rest:
            yield rest, place


def said_of_all(param: Parameter, name: str, number: int, homes: Sequence[str], home: Parameter | None) -> Bilingual:
    """That several have the name asked for, and how to ask about one."""
    zh = f"{param.label.zh}：叫“{name}”的有 {number} 个，结果合在一起"
    en = f"{param.name}: {number} are called {name}, and all are in the answer"
    if home is None:
        return Bilingual(f"{zh}；用查询 same-names 分辨", f"{en}; the query same-names tells them apart")
    more = "…" if len(homes) > MOST else ""
    title = home.label.zh.partition("（")[0]
    return Bilingual(
        f"{zh}：{'、'.join(homes[:MOST])}{more}；只看一个请选“{title}”（{home.name}={homes[0]}）",
        f"{en}: {', '.join(homes[:MOST])}{more}; choose one with {home.name}={homes[0]}",
    )
