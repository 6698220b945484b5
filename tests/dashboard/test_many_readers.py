"""Many visitors at once while builds change the graph: no errors, and every answer is of one graph alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import streamlit as st

from dashboard import data
from graph_build.identity import node_id
from graph_build.stores import open_store
from tests.dashboard.changing import BODIES, VERSIONS, graph

ROOT = Path(__file__).parents[2]
READERS = 20
QUESTIONS = int(os.environ.get("ZHENGTU_QUESTIONS", "0"))  # 200 each on either engine take minutes with a server
USUALLY = {"kglite": 200, "neo4j": 20}
STATEMENT = (
    "MATCH (o:Organization) WITH collect(DISTINCT o.level) AS levels "
    "MATCH (i:Initiative)<-[r:IMPLEMENTS]-() WITH levels, collect(DISTINCT i.kind) AS kinds, r "
    "RETURN levels, kinds, collect(DISTINCT r.role) AS roles, $at AS at"
)


def question(at: int) -> Callable[[], object]:
    """A quick question of a page; each number makes another one, so that few answers were kept from before."""
    body = node_id("Organization", "", f"第{at % BODIES}局")
    asked: list[Callable[[], object]] = [
        lambda: data.ask(STATEMENT, at=at),
        lambda: data.neighbours(body, 20 + at),
        lambda: data.search(f"第{at % BODIES}", limit=60 + at),
        lambda: data.console("MATCH (o:Organization)-[r]->(i) RETURN o, r, i ORDER BY o.id, i.id;", 50 + at, {})[0][0].rows,
        lambda: data.node(body),
        lambda: data.search("名", limit=60 + at),
        lambda: data.answer("body-initiatives", {"organization": f"第{at % BODIES}局"}, 50 + at)[0].rows,
        data.statistics,
    ]
    return asked[at % len(asked)]


@pytest.fixture(params=["kglite", pytest.param("neo4j", marks=pytest.mark.server)])
def url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A store that holds the old graph, and that the dashboard shows."""
    address = f"kglite:{tmp_path / 'graph.kgl'}" if request.param == "kglite" else request.getfixturevalue("neo4j_url")
    yield from shown(address, monkeypatch)


def shown(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    load(address, VERSIONS[0])
    monkeypatch.setenv("ZHENGTU_STORE", address)
    forget()
    yield address
    forget()


def load(url: str, version: str) -> None:
    store = open_store(url)
    store.load(graph(version))
    store.close()


def forget() -> None:
    """As if the dashboard had just started."""
    st.cache_data.clear()
    data._opened.clear()


def whole_answers(url: str, questions: int) -> dict[int, list[Any]]:
    """What each question may be answered with."""
    answers: dict[int, list[Any]] = {at: [] for at in range(questions)}
    for version in reversed(VERSIONS):
        load(url, version)
        forget()
        for at in answers:
            answers[at].append(question(at)())
    assert sum(old != new for new, old in answers.values()) > questions // 2
    return answers


@contextmanager
def builds(url: str) -> Iterator[list[str]]:
    """Builds of another process for as long as this lasts; a line for each that has ended."""
    command = [sys.executable, "-m", "tests.dashboard.changing", url]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        done = [process.stdout.readline()]
        listening = Thread(target=lambda: done.extend(process.stdout or ()))
        listening.start()
        yield done
        process.stdin.close()
        listening.join(60)
    assert process.returncode == 0


def test_every_answer_is_of_the_old_graph_or_the_new_one(url: str) -> None:
    questions = QUESTIONS or USUALLY["kglite" if url.startswith("kglite") else "neo4j"]
    expected = whole_answers(url, questions)
    seen: Counter[int] = Counter()
    seconds: list[float] = []

    def ask(at: int) -> None:
        begun = time.perf_counter()
        answer = question(at)()
        seconds.append(time.perf_counter() - begun)
        assert answer in expected[at], (at, answer)
        seen[expected[at].index(answer)] += 1

    def read(reader: int) -> None:
        for number in count(reader * 7):
            ask(number % questions)
            if number - reader * 7 >= questions and len(done) > 2:
                return

    with builds(url) as done, ThreadPoolExecutor(READERS) as pool:
        list(pool.map(read, range(READERS)))
    assert len(seconds) >= READERS * questions and len(seen) == len(VERSIONS)
    seconds.sort()
    middle, slow = seconds[len(seconds) // 2], seconds[len(seconds) * 95 // 100]
    print(f"{url}: {len(seconds)} answers, {len(done)} builds, p50 {middle:.4f} s, p95 {slow:.4f} s")
