"""The generated parts of the documentation are those of this version: figures, commands, ontology, queries."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.generate import ROOT, files


@pytest.fixture(scope="module")
def generated() -> dict[Path, str]:
    return files()


def test_generated_parts_are_true(generated: dict[Path, str]) -> None:
    stale = [path.name for path, text in generated.items() if path.read_text("utf-8") != text]
    assert stale == [], "run: make docs"


def test_the_figures_are_in_the_docs(generated: dict[Path, str]) -> None:
    """An empty part would be true of nothing."""
    page = generated[ROOT / "docs" / "decisions" / "evaluation.md"]
    for row in ("| 实体 entities | 机构 Organization |", "| 数值 observations | 找到 found |", "| 状态 status |"):
        assert row in page
