"""The bundle of browser parts that the wheel carries, as Streamlit components."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import streamlit as st

from graph_build.errors import Bilingual, StoreError


def has_asset(name: str) -> bool:
    return files("dashboard").joinpath("assets", name).is_file()


def asset(name: str) -> str:
    """A file of the bundle. Raises StoreError (two lines) in a checkout where it was never built."""
    try:
        return files("dashboard").joinpath("assets", name).read_text("utf-8")
    except OSError:
        raise StoreError(
            Bilingual(
                "界面组件尚未生成，图与编辑器无法显示",
                "the browser parts are not built; graph and editor cannot be shown",
            ),
            Bilingual("请运行 make install，或 python hatch_build.py", "run make install, or python hatch_build.py"),
        ) from None


@lru_cache(maxsize=8)
def component(name: str, html: str = "", css: str = "") -> Any:
    """A mounting function for the component whose script is `assets/<name>.js`. One per process: it holds no state."""
    script = f"// {name}\n" + asset(f"{name}.js")  # Streamlit takes a text of one line for the name of a file
    return st.components.v2.component(f"zhengtu_{name}", html=html or None, css=css or None, js=script)
