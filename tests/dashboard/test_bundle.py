"""The browser parts: how they are built, what they contain, how the dashboard is started."""

from __future__ import annotations

import json
import re
import shutil
import socket
from pathlib import Path

import pytest

from dashboard.launch import arguments, free_port
from graph_build.errors import InputError

hatch_build = pytest.importorskip("hatch_build", reason="the build hook is part of the checkout, not of the wheel")
ROOT = Path(hatch_build.__file__).parent
ASSETS = ROOT / "dashboard" / "assets"


@pytest.fixture(scope="module", autouse=True)
def built() -> None:
    if not (ASSETS / "graph.js").exists():
        hatch_build.build_assets(ROOT)


def test_bundle_is_of_these_sources() -> None:
    assert (ASSETS / hatch_build.FINGERPRINT).read_text("utf-8") == hatch_build.fingerprint(ROOT / "web")


def test_bundle_asks_nothing_of_the_network() -> None:
    for script in sorted(ASSETS.glob("*.js")):
        hosts = set(re.findall(r"https?://[\w.-]+", script.read_text("utf-8")))
        assert hosts <= {"http://www.w3.org"}, script.name


def test_bundle_carries_the_licences_of_its_packages() -> None:
    text = (ASSETS / "LICENCES.txt").read_text("utf-8")
    declared = json.loads((ROOT / "web" / "package.json").read_text("utf-8"))["dependencies"]
    for name, version in declared.items():
        assert f"{name} {version} (MIT)" in text
    assert text.count("Permission is hereby granted") == text.count("(MIT)")


def test_lock_file_names_no_registry() -> None:
    assert "resolved" not in (ROOT / "web" / "package-lock.json").read_text("utf-8")


def test_fingerprint_follows_the_sources(tmp_path: Path) -> None:
    web = tmp_path / "web"
    shutil.copytree(ROOT / "web", web, ignore=shutil.ignore_patterns("node_modules"))
    before = hatch_build.fingerprint(web)
    assert before == hatch_build.fingerprint(ROOT / "web")
    (web / "src" / "links.js").write_text("export default function () {}\n", "utf-8")
    assert hatch_build.fingerprint(web) != before


def test_a_port_in_use_is_refused_in_two_lines() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        with pytest.raises(InputError) as refused:
            free_port("127.0.0.1", held.getsockname()[1])
    assert "--port" in refused.value.mend.zh


def test_the_server_stays_on_this_machine_and_tells_nobody() -> None:
    given = arguments("127.0.0.1", 8501, headless=True)
    for flag in (
        "--server.address=127.0.0.1",
        "--browser.gatherUsageStats=false",
        "--client.showErrorDetails=none",
        "--server.headless=true",
        "--server.enableXsrfProtection=true",
    ):
        assert flag in given
    assert Path(given[1]).is_file()
