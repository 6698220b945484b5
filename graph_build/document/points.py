"""How points and sections are numbered: 一是, 第一，, 一、, （一）, 1., ①, 第一章. Patterns without groups."""

from __future__ import annotations

NUMERAL = "[一二三四五六七八九十]{1,3}"
SAID = f"{NUMERAL}(?:是|要(?![素件闻点]))"  # within a paragraph
NTH = f"第{NUMERAL}[、，]"
LISTED = f"{NUMERAL}、"
BRACKETED = r"[（(][一二三四五六七八九十\d]{1,3}[）)]"
DIGIT = r"\d{1,2}(?:、|[.．](?!\d))"
CIRCLED = "[①-⑳]"
SECTION = f"第{NUMERAL}(?:部分|章|节)"
POINT = "|".join((SAID, NTH, LISTED, BRACKETED, DIGIT, CIRCLED))
