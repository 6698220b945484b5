"""The measure of growth tells a cost that grows with the square from one that grows with the size."""

from __future__ import annotations

import re

import pytest

from tests.linear_time import assert_linear


def test_what_is_read_once_is_linear() -> None:
    assert_linear(lambda size: lambda: re.search("b", "a" * size), 1_000_000)


def test_what_goes_back_at_each_sign_is_not() -> None:
    with pytest.raises(AssertionError, match="8 times the size costs"):
        assert_linear(lambda size: lambda: re.search("a*b", "a" * size), 3_000)
