"""Keywords of a text, by jieba's own measure."""

from __future__ import annotations

import subprocess
import sys

from dashboard.keywords import NUMBER, keywords

TEXT = (
    "2023年，全市XX家公证处办理公证事项3200件。公证机构开展公证质量检查，公证员深入社区，为老年人上门公证。"
    "公证信息平台接通不动产登记系统，**件公证当场办结。"
)


def test_what_a_text_speaks_of_most_comes_first() -> None:
    assert keywords(TEXT)[0] == "公证"
    assert "不动产" in keywords(TEXT)


def test_numerals_and_masks_are_no_keywords() -> None:
    assert len(keywords(TEXT)) == NUMBER
    assert not {word for word in keywords(TEXT, 50) if not word.isalpha() or word.isascii()}


def test_pieces_of_numbers_and_what_every_report_says_are_no_keywords() -> None:
    said = (
        "同志们，全县开展普法六点二万人次，接待三十余名，调解成功率为百分之九十，我局认真落实二十大精神，全县三农工作有成效。"
        "全县调处一批纠纷，培训一千件次，同志们，六点二，三十，人次，率为，余名，一批。"
    )
    found = keywords(said, 50)
    assert {"普法", "调解", "纠纷", "二十大", "三农"} <= set(found)
    silent = ("同志", "同志们", "全县", "六点二", "三十", "人次", "率为", "余名", "一批", "百分之", "我局", "工作")
    assert not set(silent) & set(found)


def test_a_text_of_few_words_has_few_keywords() -> None:
    assert keywords("公证") == ("公证",)
    assert keywords("") == ()


def test_loading_the_dictionary_writes_nothing_to_the_terminal() -> None:
    program = f"from dashboard.keywords import keywords; keywords({TEXT!r})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_the_dictionary_is_not_loaded_before_it_is_needed() -> None:
    program = "import sys, dashboard.keywords; sys.exit('jieba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], timeout=120, check=False).returncode == 0
