"""Addresses of stores: the forms that are known, and what is refused without being repeated."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_build.errors import StoreError
from graph_build.stores import open_store
from graph_build.stores.address import Embedded, Server, parse_address

GIVEN = {"NEO4J_USERNAME": "li", "NEO4J_PASSWORD": "geheim", "NEO4J_DATABASE": "reports"}


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("kglite:zhengtu.kgl", "zhengtu.kgl"),
        ("kglite:/a/b c.kgl", "/a/b c.kgl"),
        ("KGLITE:报告/图.kgl", "报告/图.kgl"),
        ("kglite:C:\\图\\a.kgl", "C:\\图\\a.kgl"),
    ],
)
def test_a_file(url: str, path: str) -> None:
    assert parse_address(url) == Embedded(f"kglite:{path}", Path(path))


@pytest.mark.parametrize("url", ["bolt://h:7687", "neo4j://h", "neo4j+s://x.example:7687", "bolt+ssc://[::1]:7687"])
def test_a_server(url: str) -> None:
    assert parse_address(url, GIVEN) == Server(url, "li", "geheim", "reports")


def test_what_the_environment_does_not_say() -> None:
    assert parse_address("bolt://h/", {}) == Server("bolt://h", "neo4j", "", None)


def test_a_password_is_in_no_text_of_an_address() -> None:
    assert "geheim" not in f"{parse_address('bolt://h', GIVEN)!r} {parse_address('bolt://h', GIVEN)}"


@pytest.mark.parametrize(
    "url",
    [
        "bolt://neo4j:geheim@h:7687",
        "neo4j+s://geheim@h",
        "bolt://h:7687/?password=geheim",
        "bolt://h/#geheim",
        "bolt://h/geheim",
        "bolt://h:geheim",
        "bolt://:geheim@",
        "http://u:geheim@h",
        "geheim",
        "kglite://geheim",
        "neo4j:geheim",
        "bolt:/geheim",
        "mysql:geheim",
        "geheim@h/a.kgl",
        "li:geheim/a.kgl",
    ],
)
def test_what_is_refused_is_not_repeated(url: str) -> None:
    with pytest.raises(StoreError) as refusal:
        open_store(url)
    for line in (*refusal.value.what, *refusal.value.mend):
        assert line and "geheim" not in line


@pytest.mark.parametrize("url", ["", ":", "kglite:", "bolt://", "neo4j://:7687", "bolt://h:99999", "zhengtu.kgl"])
def test_other_forms_are_refused(url: str) -> None:
    with pytest.raises(StoreError):
        open_store(url)


@pytest.mark.parametrize("path", ["my.kgl", "./图/my", "C:\\图\\my.kgl", "/a/b.KGL"])
def test_a_path_alone_is_told_how_it_is_written(path: str) -> None:
    with pytest.raises(StoreError) as refusal:
        parse_address(path)
    assert refusal.value.mend.zh == f"是否想写 kglite:{path}"
    assert isinstance(parse_address(f"kglite:{path}"), Embedded)
