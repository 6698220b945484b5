"""What tests of several packages share: a cache of their own, a real server."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_build.assemble import building
from tests.servers.neo4j_server import Neo4jServer, Unavailable


def pytest_configure() -> None:
    """A shell ignores Ctrl-C for what it starts in the background, and children would inherit that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that the user's own builds kept is used, or added to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A running Neo4j for the whole session; tests empty it themselves. Skipped with the reason where none
    can be started, except on CI, where that is a failure."""
    home = tmp_path_factory.mktemp("neo4j")
    server = None
    try:
        server = Neo4jServer(Path(home) / "home")
        server.start()
    except Unavailable as reason:
        if os.environ.get("CI") == "true":
            pytest.fail(f"no Neo4j server: {reason}")
        pytest.skip(f"no Neo4j server: {reason}")
    yield server
    server.kill()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def neo4j_url(neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the server with an empty database, and the environment that `open_store` reads."""
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    neo4j_server.empty()
    return neo4j_server.url


@pytest.fixture
def whole_builds(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Gets an entry for each build that was not made on top of the last one."""
    builds: list[int] = []
    made = building.build_whole

    def counted(*arguments: object, **named: object) -> building.Built:
        builds.append(1)
        return made(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(building, "build_whole", counted)
    yield builds
