"""A server's marks of its transactions: whether anybody else committed between two of them.

To drivers a mark (bookmark) is a word without a meaning. The servers that there are write into it the database and the
number of the last transaction; a mark that is written in another way is not understood, and nothing is believed of it.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from typing import NamedTuple

import neo4j

KIND = "FB:"
DATABASE, HASH = b"\x91\xcc\x10", 16  # a list of one item, of sixteen bytes
END = b"\x90"  # an empty list
WHOLE = {0xC9: 2, 0xCA: 4, 0xCB: 8}  # bytes of a number that is too large for one


class Place(NamedTuple):
    """A database, and how many transactions it has had."""

    database: bytes
    number: int


def mark(session: neo4j.Session) -> str:
    """Names the last transaction, anybody's, that the server had closed when the session's own one ended."""
    return " ".join(sorted(session.last_bookmarks().raw_values))


def nobody_else(before: str, after: str, commits: int) -> bool:
    """Whether so many transactions of ours were the only ones between two marks; False where that cannot be told."""
    begin, end = _place(before), _place(after)
    return begin is not None and end == Place(begin.database, begin.number + commits)


def _place(written: str) -> Place | None:
    try:
        packed = b64decode(written.removeprefix(KIND), validate=True)
    except binascii.Error:
        return None
    head, rest = packed[: len(DATABASE)], packed[len(DATABASE) + HASH :]
    if not written.startswith(KIND) or head != DATABASE or rest[-1:] != END:
        return None
    number = _number(rest[:-1])
    return None if number is None else Place(packed[len(DATABASE) :][:HASH], number)


def _number(packed: bytes) -> int | None:
    if len(packed) == 1 and packed[0] < 0x80:
        return packed[0]
    if packed and WHOLE.get(packed[0]) == len(packed) - 1:
        return int.from_bytes(packed[1:], "big", signed=True)
    return None
