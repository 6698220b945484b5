"""Starting the dashboard from an installed wheel: one process, this machine only, no network, no telemetry."""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from graph_build.errors import Bilingual, InputError
from graph_build.stores.address import STORE_VARIABLE

FONTS = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, Hiragino Sans GB, sans-serif"
MONO = "Cascadia Mono, Consolas, DejaVu Sans Mono, Noto Sans CJK SC, monospace"
SETTINGS = {
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "server.maxUploadSize": "5",
    "server.showEmailPrompt": "false",
    "server.enableCORS": "true",
    "server.enableXsrfProtection": "true",
    "server.fileWatcherType": "none",
    "logger.level": "warning",
    "theme.base": "light",
    "theme.primaryColor": "#9f2d20",
    "theme.backgroundColor": "#ffffff",
    "theme.secondaryBackgroundColor": "#f6f7f8",
    "theme.textColor": "#1e293b",
    "theme.linkColor": "#1d4ed8",
    "theme.borderColor": "#e2e8f0",
    "theme.baseRadius": "4px",
    "theme.baseFontSize": "15",
    "theme.font": FONTS,
    "theme.headingFont": FONTS,
    "theme.codeFont": MONO,
}
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


def launch(
    store_url: str, host: str = "127.0.0.1", port: int = 8501, language: str = "zh", folders: Sequence[str] = ()
) -> int:
    """Serve the dashboard over a store until Ctrl-C; on a desktop, open it in the browser. Port 0 is any free one.
    `folders` hold further queries.

    Raises InputError where the address cannot be served.
    """
    port = free_port(host, port)
    own = os.pathsep.join(str(Path(folder).absolute()) for folder in folders)
    os.environ |= {STORE_VARIABLE: store_url, "ZHENGTU_LANG": language, "ZHENGTU_QUERIES": own}
    address = f"http://{_for_browser(host)}:{port}/"
    print(f"政图 zhengtu → {quote(address, safe=':/[]')}  (Ctrl-C)", file=sys.stderr, flush=True)
    _serve(arguments(host, port, headless=not has_display()))
    return 0


def arguments(host: str, port: int, *, headless: bool) -> list[str]:
    """What `streamlit` is called with."""
    settings = {
        **SETTINGS,
        "server.address": host,
        "server.port": str(port),
        "server.headless": str(headless).lower(),
        "browser.serverAddress": _for_browser(host),
    }
    entry = str(files("dashboard").joinpath("app.py"))
    return ["run", entry, *(f"--{name}={value}" for name, value in settings.items())]


def _serve(given: list[str]) -> None:
    from streamlit.web import cli  # heavy: not before the port is known to be free

    cli.main(given, prog_name="streamlit", standalone_mode=False)


def has_display() -> bool:
    """Whether a browser could be seen here."""
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in DISPLAYS)


def _for_browser(host: str) -> str:
    return "127.0.0.1" if host in ("0.0.0.0", "") else f"[{host}]" if ":" in host else host


def free_port(host: str, port: int) -> int:
    """The port, or a free one for 0. Raises InputError where somebody else listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # as the server does, so that a port just given up counts as free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            return int(probe.getsockname()[1])
        except (OSError, OverflowError) as problem:
            taken = isinstance(problem, OSError) and problem.errno == errno.EADDRINUSE
            why = (
                Bilingual("端口已被占用", "somebody listens there") if taken else Bilingual(str(problem), str(problem))
            )
            raise InputError(
                Bilingual(f"无法使用 {host}:{port}：{why.zh}", f"{host}:{port} cannot be used: {why.en}"),
                Bilingual(
                    f"请换一个端口，如 --port {other_port(port)}", f"choose another one: --port {other_port(port)}"
                ),
            ) from None


def other_port(port: int) -> int:
    return port + 1 if 0 < port < 65535 else 8501
