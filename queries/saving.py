"""An answer in a file of its own: whole or not there, and never silently in the place of something else."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from graph_build.errors import Bilingual, QueryError
from graph_build.files import write_text
from queries.answers import Answer
from queries.catalogue import Catalogue
from queries.formats import BYTE_ORDER_MARK, render

PAGE = 120  # columns of a table in a file
SUFFIXES: Mapping[str, str] = {".csv": "csv", ".json": "json", ".md": "md", ".txt": "table"}


def save(answer: Answer, path: Path, catalogue: Catalogue, language: str = "zh", *, replace: bool = False) -> Path:
    """Write an answer in the format that the file's suffix names, and give the place of the file.

    Raises QueryError for another suffix, for what is no plain file, and for a file that is there unless `replace`;
    InputError where nothing can be written.
    """
    form = _form(path)
    place = _free(path, replace)
    mark = BYTE_ORDER_MARK if form == "csv" else ""
    write_text(place, mark + render(answer, form, catalogue, language, PAGE, words=True))
    return place


def mark_for(form: str, out: TextIO) -> str:
    """What a csv begins with where `out` is a new file, which people open in Excel: a byte order mark. Programs that
    read a pipe would take it for a part of the first heading, and what is added to a file has its mark already."""
    if form != "csv":
        return ""
    try:
        state = os.fstat(out.fileno())
    except (OSError, ValueError):  # no file of the system's
        return ""
    return BYTE_ORDER_MARK if stat.S_ISREG(state.st_mode) and state.st_size == 0 else ""


def _form(path: Path) -> str:
    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        known = "、".join(SUFFIXES), ", ".join(SUFFIXES)
        raise QueryError(
            Bilingual(f"{path.name} 的后缀不是可用的格式", f"the suffix of {path.name} names no format"),
            Bilingual(f"可用：{known[0]}", f"write one of {known[1]}"),
        )
    return form


def _free(path: Path, replace: bool) -> Path:
    """Where to write; a link keeps pointing, and its target is written."""
    place = Path(os.path.realpath(path.expanduser()))
    if place.exists() and not place.is_file():
        raise QueryError(
            Bilingual(f"{path} 不是普通文件", f"{path} is not a plain file"),
            Bilingual("请换一个文件名", "choose another name"),
        )
    if place.exists() and not replace:
        raise QueryError(
            Bilingual(f"{path} 已存在", f"{path} is there already"),
            Bilingual(
                "请换一个文件名，或在末尾加 replace 以替换", "choose another name, or add the word replace at the end"
            ),
        )
    return place
