"""What is typed in other characters than a name has finds it too: pinyin, traditional characters, marks, spaces."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graph_build.graph import Graph, check
from graph_build.stores import open_store
from graph_build.stores.base import Store
from tests.servers.neo4j_server import Neo4jServer
from tests.stores.sample import entity, passage, report

SAID = "甲镇推广竹林经验，开展“护学岗”活动，建成ZL平台。"
TYPED = {
    "竹林经验": ["竹林经验", SAID],
    "zhulinjingyan": ["竹林经验"],
    "zhu lin jing yan": ["竹林经验"],
    "zhu'lin": ["竹林经验"],
    "zhulinj": ["竹林经验"],  # the last syllable begun only
    "zljy": ["竹林经验"],
    "ZLJY": ["竹林经验"],
    "竹林jy": ["竹林经验"],
    "竹lin": ["竹林经验"],
    "竹 林": ["竹林经验", SAID],
    "“竹林经验”": ["竹林经验", SAID],
    "竹林經驗": ["竹林经验", SAID],
    "護學崗": ["护学岗", "“护学岗”活动", "学习护学岗", SAID],
    "hxg": ["护学岗", "“护学岗”活动", "学习护学岗"],
    "xxhxg": ["学习护学岗"],
    "hxghd": ["“护学岗”活动"],  # marks between the characters do not count
    "重庆": ["重庆市局"],
    "chongqing": ["重庆市局"],
    "cq": ["重庆市局"],
    "zhongqing": ["重庆市局"],  # 重 has two readings
    "lvshi": ["律师服务团"],
    "lsfwt": ["律师服务团"],
    "BXJ": ["丙乡局"],  # an alias
    "zl平台": [SAID],  # as typed, in a sentence
    "fang": ["方案"],
    "fangan": ["方案"],  # fang an, not fan gan
}
NOTHING = ("u", "i", "竹林经验*", "zljy*", "[zljy]", "(zl", "zl|jy", ".*", "zljy?", "b" * 40, "zq.", "qwv", "\\", "zh" * 20)


def graph() -> Graph:
    """Bodies and initiatives of an invented town."""
    found = Graph()
    first = report(found, "甲", "甲镇工作总结", 2023)
    said = passage(found, first, 0, 0, SAID)
    entity(found, "Initiative", "竹林经验")
    guard = entity(found, "Initiative", "护学岗")
    found.add_edge("MENTIONED_IN", guard, said, start=12, end=15, text="护学岗")
    for name in ("学习护学岗", "“护学岗”活动"):
        entity(found, "Initiative", name)
    entity(found, "Organization", "重庆市局", kind=None)
    entity(found, "Organization", "律师服务团", kind=None)
    entity(found, "Organization", "丙乡某所", kind=None, aliases=["丙乡局"])
    entity(found, "Document", "方案", kind="plan")
    check(found)
    return found.ordered()


def matched(store: Store, text: str) -> list[str]:
    return [hit.matched for hit in store.search(text)]


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Store:
    opened = open_store(f"kglite:{tmp_path_factory.mktemp('typed') / 'graph.kgl'}")
    opened.load(graph())
    return opened


@pytest.fixture(scope="module")
def server(neo4j_server: Neo4jServer) -> Store:
    neo4j_server.empty()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in neo4j_server.environment.items():
            patch.setenv(name, value)
        opened = open_store(neo4j_server.url)
    opened.load(graph())
    return opened


def test_names_are_found_however_they_are_typed(embedded: Store) -> None:
    assert {text: matched(embedded, text) for text in TYPED} == TYPED


def test_what_is_no_pinyin_finds_nothing_and_breaks_nothing(embedded: Store) -> None:
    assert {text: matched(embedded, text) for text in NOTHING} == {text: [] for text in NOTHING}


def test_limit_and_label_hold_for_pinyin_too(embedded: Store) -> None:
    assert [hit.matched for hit in embedded.search("hxg", limit=1)] == ["护学岗"]
    assert embedded.search("hxg", ["Organization"]) == ()
    assert embedded.search("hxg", ["Passage"]) == ()


@pytest.mark.server
def test_both_engines_find_the_same(embedded: Store, server: Store) -> None:
    for text in (*TYPED, *NOTHING, "y" * 16, "shi" * 8, "xianjiaoshi"):
        assert server.search(text) == embedded.search(text), text


@pytest.mark.parametrize(("text", "needed"), [("竹林经验", set()), ("竹林經驗", {"opencc"}), ("zljy", {"pypinyin"})])
def test_nothing_is_imported_before_it_is_needed(embedded: Store, text: str, needed: set[str]) -> None:
    script = (
        "import sys\nfrom graph_build.stores import open_store\n"
        f"open_store({embedded.url!r}, read_only=True).search({text!r}, limit=1)\n"
        "print(*sorted({'opencc', 'pypinyin'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == needed
