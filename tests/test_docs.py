"""The generated parts of the documentation are those of this version: figures, commands, ontology, queries."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.generate import ROOT, files


@pytest.fixture(scope="module")
def generated() -> dict[Path, str]:
    return files()


@pytest.mark.parametrize("name", ["README.md", "docs/cli.md"])
def test_generated_parts_are_true(name: str, generated: dict[Path, str]) -> None:
    assert (ROOT / name).read_text("utf-8") == generated[ROOT / name], "run: make docs"
