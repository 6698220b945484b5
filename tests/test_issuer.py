"""The issuer under its full name, which may stand in the title alone."""

from __future__ import annotations

import pytest

from graph_build.pipeline import facts_of
from graph_build.readers.plain import Source

ISSUED = [
    ("海平县人民检察院工作报告\n2023年，县检察院在县委领导下，共办理案件20件。\n", "海平县人民检察院"),
    ("海平市疾病预防控制中心2023年工作总结\n2023年，市疾控中心在市委领导下，处置疫情3起。\n", "海平市疾病预防控制中心"),
]


@pytest.mark.parametrize(("text", "issuer"), ISSUED)
def test_the_title_gives_the_name_in_full(text: str, issuer: str) -> None:
    facts = facts_of(Source("t.txt", text, "utf-8", "0" * 64))
    assert facts.profile.issuer == issuer
    assert {observation.by for observation in facts.observations} == {issuer}
