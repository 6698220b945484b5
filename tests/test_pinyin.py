"""Letters as the characters that are read so."""

from __future__ import annotations

from itertools import islice

from graph_build import pinyin
from graph_build.pinyin import pinyin_ways


def test_syllables_and_initials_are_read() -> None:
    for typed in ("fengqiao", "fqjy", "feng qiao", "枫qiao"):
        ways = pinyin_ways(typed)
        assert any("枫" in way[0] and ("桥" in way[1]) for way in ways), typed


def test_letters_that_cannot_be_read_to_the_end_are_not_tried_in_every_way() -> None:
    """Each end is looked at once: the number of ways to cut the beginning is more than a million."""
    assert list(pinyin._cuts("en" * 15 + "ev")) == []
    looked_at = [0]
    begun = pinyin._begun

    def counted(letters: str) -> bool:
        looked_at[0] += 1
        return begun(letters)

    pinyin._begun, kept = counted, pinyin._begun  # type: ignore[assignment]
    try:
        list(islice(pinyin._cuts("ananganang" * 3 + "v"), 16))
    finally:
        pinyin._begun = kept
    assert looked_at[0] < 1000
