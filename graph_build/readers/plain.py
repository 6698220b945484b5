"""Plain text and Markdown files, in UTF-8, UTF-16 or the Chinese national encoding."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from graph_build.errors import Bilingual, InputError

SUFFIXES = (".md", ".txt")
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 4096
PACKED = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # PDF; docx, xlsx, zip; doc, xls
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it is: `text` has no newline translated and no byte-order mark; `sha256` is that of the bytes."""

    name: str
    text: str
    encoding: str
    sha256: str


def _refuse(path: Path, zh: str, en: str, mend_zh: str, mend_en: str) -> InputError:
    return InputError(Bilingual(f"{path}：{zh}", f"{path}: {en}"), Bilingual(mend_zh, mend_en))


def _is_binary(text: str) -> bool:
    head = text[:SAMPLE]
    return len(CONTROL.findall(head)) * 50 > len(head)


def decode(data: bytes, path: Path) -> tuple[str, str]:
    """Text and encoding: byte-order mark, then strict UTF-8, then GB18030. Raises InputError for anything else."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            candidates: tuple[str, ...] = (encoding,)
            data = data[len(mark) :]
            break
    else:
        candidates = ("utf-8", "gb18030")
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _is_binary(text):
            return text, encoding
    if data.startswith(PACKED):
        raise _refuse(
            path,
            *_packed(path, data),
            "请在原程序里打开，另存为纯文本（.txt）",
            "open it in its own program and save it as plain text (.txt)",
        )
    if len(candidates) > 1 and b"\0" in data[:SAMPLE]:
        raise _refuse(
            path,
            "是二进制文件，不是文本",
            "is a binary file, not text",
            "请另存为 .txt 后重试",
            "save it as .txt and try again",
        )
    raise _refuse(
        path,
        "编码无法识别",
        "is in no known encoding",
        "请用记事本另存为 UTF-8 后重试",
        "save it as UTF-8 and try again",
    )


def _packed(path: Path, data: bytes) -> tuple[str, str]:
    """What a file of another program is; one that is called a text has been told so by its suffix alone."""
    if path.suffix.lower() in SUFFIXES:
        return "是 PDF、Word 或压缩文件，改后缀没有用", "is a PDF, Word or zip file; a suffix changes nothing"
    kind = "PDF 文件" if data.startswith(PACKED[0]) else "Word 文件或其他文档、压缩包"
    kind_en = "a PDF file" if data.startswith(PACKED[0]) else "a Word or other document or a zip file"
    return f"是 {kind}，不是文本", f"is {kind_en}, not text"


def read(path: Path) -> Source:
    """Raises InputError where the file is missing, unreadable, empty, binary or in no known encoding."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise _refuse(path, "文件不存在", "does not exist", "请核对路径", "check the path") from None
    except OSError as problem:
        raise _refuse(
            path,
            f"无法读取（{problem.strerror}）",
            f"cannot be read ({problem.strerror})",
            "请检查权限",
            "check its permissions",
        ) from None
    text, encoding = decode(data, path)
    if not text.strip():
        raise _refuse(path, "文件是空的", "is empty", "请换成有内容的报告", "give a report that has text")
    return Source(path.name, text, encoding, hashlib.sha256(data).hexdigest())
