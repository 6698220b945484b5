"""A real dashboard over the seeds, and a real Chromium that may not leave the machine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from dashboard.launch import free_port
from tests.dashboard.corpus import build_seeds

READY = 60.0
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]
NEAR = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


def chromium() -> str | None:
    """The browser: $ZHENGTU_CHROMIUM, else what is installed."""
    given = os.environ.get("ZHENGTU_CHROMIUM")
    return given or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


# For this folder only: Playwright keeps an event loop running, in which other tests could not start their own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None or not Path(path).exists():
        reason = f"no Chromium at {path or 'ZHENGTU_CHROMIUM or on the PATH'}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@contextmanager
def serving(store_url: str, folder: Path) -> Iterator[str]:
    """A dashboard as `zhengtu dashboard` starts it, in a process of its own; its address."""
    port = free_port("127.0.0.1", 0)
    command = [sys.executable, "-m", "zhengtu", "dashboard", "--port", str(port), "--store", store_url]
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    log = (folder / "dashboard.log").open("wb")
    process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, start_new_session=True)
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", process, folder)
        yield f"http://127.0.0.1:{port}/"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)
        log.close()


def _wait(address: str, process: subprocess.Popen[bytes], folder: Path) -> None:
    end = time.monotonic() + READY
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail("the dashboard did not start: " + (folder / "dashboard.log").read_text("utf-8", "replace")[-2000:])


@pytest.fixture(scope="package")
def store_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build_seeds(tmp_path_factory.mktemp("e2e"))


@pytest.fixture(scope="package")
def address(store_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(store_url, tmp_path_factory.mktemp("server")) as started:
        yield started


class Watch:
    """What must not happen while a page is used."""

    def __init__(self) -> None:
        self.left: list[str] = []
        self.broken: list[str] = []

    def follow(self, page: Page) -> None:
        page.on("request", self._request)
        page.on("pageerror", lambda problem: self.broken.append(str(problem)))
        page.on("console", self._console)

    def _request(self, request: Request) -> None:
        if not request.url.startswith(NEAR):
            self.left.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        # Streamlit looks for its server below the page's own path first, and is told there is none.
        if message.type == "error" and "/_stcore/" not in message.location.get("url", ""):
            self.broken.append(message.text)


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[[str], Page]]:
    """Opens pages of the dashboard; the test fails where one asked the network for anything or broke."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, accept_downloads=True)
    context.set_default_timeout(30_000)
    watch = Watch()
    context.on("page", watch.follow)

    def open_(path: str) -> Page:
        page = context.new_page()
        page.goto(address + path)
        settled(page)
        return page

    yield open_
    context.close()
    assert watch.left == []
    assert watch.broken == []


def settled(page: Page) -> None:
    """Wait until the script has run to its end, which draws the switch of language last."""
    page.wait_for_selector("[data-test-script-state='notRunning']", state="attached")
    page.wait_for_selector(".zt-language")
