"""Where a store is: the forms an address may have, and what is refused before any engine is asked."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from graph_build.errors import Bilingual, StoreError

EMBEDDED = "kglite"
SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
STORE_VARIABLE = "ZHENGTU_STORE"
DEFAULT_STORE = "kglite:zhengtu.kgl"
SUFFIX = ".kgl"
PATH = re.compile(r"(?:[A-Za-z]:[\\/])?[^:@?#]+")
FORMS = "kglite:PATH, neo4j://HOST, neo4j+s://HOST, bolt://HOST"


@dataclass(frozen=True, slots=True)
class Embedded:
    """A file of the embedded engine."""

    url: str
    path: Path


@dataclass(frozen=True, slots=True)
class Server:
    """A Neo4j server; the password is kept out of every text made of it."""

    url: str
    user: str
    password: str = field(repr=False)
    database: str | None = None


def stated_address(url: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """The address as it was given, else what ZHENGTU_STORE names, else the file of the current folder."""
    return url or environment.get(STORE_VARIABLE) or DEFAULT_STORE


def parse_address(url: str, environment: Mapping[str, str] | None = None) -> Embedded | Server:
    """The address that `url` states, with the account in the environment. Raises StoreError where it has no known form
    or holds a password."""
    address = _form(url)
    return address if isinstance(address, Embedded) else _with_account(address, environment)


def _form(url: str) -> Embedded | Server:
    """What can be wrong with an address is found where no environment, and so no password, is at hand to be shown."""
    scheme, separator, rest = url.strip().partition(":")
    if separator and scheme.lower() == EMBEDDED:
        return _embedded(rest)
    if separator and scheme.lower() in SCHEMES and rest.startswith("//"):
        return _server(url.strip())
    what = Bilingual("无法识别的存储地址", "the store's address has no known form")
    if _is_path(url.strip()):
        meant = f"{EMBEDDED}:{url.strip()}"
        raise StoreError(what, Bilingual(f"是否想写 {meant}", f"did you mean {meant}"))
    raise StoreError(what, Bilingual(f"请使用 {FORMS} 之一", f"write one of {FORMS}"))


def _is_path(text: str) -> bool:
    """Whether a text can only be the path of a file, and so holds no password that must not be repeated."""
    return bool(PATH.fullmatch(text)) and (text.lower().endswith(SUFFIX) or "/" in text or "\\" in text)


def _embedded(rest: str) -> Embedded:
    if not rest or rest.startswith("//"):
        raise StoreError(
            Bilingual("存储地址缺少文件路径", "the store's address lacks the path of a file"),
            Bilingual("请写作 kglite:文件路径，如 kglite:zhengtu.kgl", "write kglite:PATH, such as kglite:zhengtu.kgl"),
        )
    return Embedded(f"{EMBEDDED}:{rest}", Path(rest).expanduser())


def _server(url: str) -> Server:
    parts = _split(url)
    if parts is None or parts.hostname is None:
        raise StoreError(
            Bilingual("存储地址缺少主机名或端口有误", "the store's address lacks a host or has a wrong port"),
            Bilingual("请写作 neo4j://主机:7687", "write neo4j://HOST:7687"),
        )
    if "@" in parts.netloc or parts.query or parts.fragment or parts.path.strip("/"):
        raise StoreError(
            Bilingual(
                "存储地址中不得含密码、用户名或数据库名", "the store's address may hold no password, user or database"
            ),
            Bilingual(
                "请改用环境变量 NEO4J_USERNAME、NEO4J_PASSWORD、NEO4J_DATABASE",
                "put them into NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE",
            ),
        )
    return Server(f"{parts.scheme}://{parts.netloc}", user="neo4j", password="")


def _with_account(server: Server, given: Mapping[str, str] | None) -> Server:
    environment = os.environ if given is None else given
    return replace(
        server,
        user=environment.get("NEO4J_USERNAME") or server.user,
        password=environment.get("NEO4J_PASSWORD", ""),
        database=environment.get("NEO4J_DATABASE") or None,
    )


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts
