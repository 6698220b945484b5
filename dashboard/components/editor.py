"""The Cypher editor: CodeMirror behind a Streamlit component."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.components.assets import component
from dashboard.language import say

HTML = """
<div class="frame">
  <div class="editor"></div>
  <div class="foot"><button type="button"></button><span>Ctrl+Enter</span></div>
</div>
"""
CSS = """
.frame { border: 1px solid #cbd5e1; border-radius: 6px; background: #fff; }
.editor { padding: 1px; }
.frame:focus-within { border-color: #9f2d20; }
.foot { display: flex; align-items: center; gap: 12px; padding: 6px 8px; border-top: 1px solid #e2e8f0;
  background: #f8fafc; border-radius: 0 0 6px 6px; }
.foot button { font: inherit; font-weight: 600; color: #fff; background: #9f2d20; border: 0; border-radius: 4px;
  padding: 5px 18px; cursor: pointer; }
.foot button:hover, .foot button:focus-visible { background: #7f2419; }
.foot span { color: #64748b; font-size: 12px; }
"""


def editor(text: str, version: int, words: Mapping[str, Sequence[str]]) -> str | None:
    """Show a statement to edit; `version` grows when `text` is to replace what was typed. `words` are the labels, types
    and properties that are offered while typing. The text that was just run, else None.

    Raises StoreError where the browser parts were not built.
    """
    said = {
        "run": say("运行", "Run"),
        "title": say("Cypher 语句", "Cypher statement"),
        "placeholder": "MATCH (n) RETURN n LIMIT 10",
    }
    result = component("editor", HTML, CSS)(
        key="editor",
        data={
            "text": text,
            "version": version,
            "schema": {name: list(found) for name, found in words.items()},
            "words": said,
        },
        on_run_change=lambda: None,
    )
    return str(result.run["text"]) if result.run else None
