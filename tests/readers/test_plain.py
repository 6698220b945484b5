"""Encodings, and the files that are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_build.errors import InputError
from graph_build.readers.plain import read

TEXT = "市司法局召开会议3次。\r\n镕\n"


@pytest.mark.parametrize(
    ("encoding", "mark", "found"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-32-le", b"\xff\xfe\0\0", "utf-32-le"),
        ("gb18030", b"", "gb18030"),
    ],
)
def test_encodings_are_told_apart_and_newlines_stay(tmp_path: Path, encoding: str, mark: bytes, found: str) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(mark + TEXT.encode(encoding))
    source = read(path)
    assert (source.text, source.encoding, source.name) == (TEXT, found, "报告.txt")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空"),
        (b" \n\t\r\n", "空"),
        (b"\xef\xbb\xbf", "空"),
        (bytes(range(256)) * 8, "二进制"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n\x00\x01", "改后缀没有用"),
        (b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(128, 256)), "改后缀没有用"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "二进制"),
        ("市司法局".encode() + b"\xff\xff\x80", "编码"),
        (b"\xff\xfe\x00", "编码"),
    ],
)
def test_what_is_no_text_is_refused_in_two_lines(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "坏.txt"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read(path)
    assert said in caught.value.what.zh and str(path) in caught.value.what.zh
    for line in (*caught.value.what, *caught.value.mend):
        assert line and "\n" not in line


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("总结.pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n\x00\x01", "是 PDF 文件，不是文本"),
     ("总结.DOCX", b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(128, 256)), "是 Word 文件或其他文档、压缩包，不是文本")],
)  # fmt: skip
def test_a_document_that_is_called_one_is_not_told_about_suffixes(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.what.zh == f"{path}：{said}"
    assert caught.value.mend.zh.endswith("另存为纯文本（.txt）")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.txt", tmp_path):
        with pytest.raises(InputError):
            read(path)
