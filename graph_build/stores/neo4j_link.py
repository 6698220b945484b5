"""The line to a Neo4j server: how it is opened, and what its failures mean to a reader."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

import neo4j
from neo4j import exceptions

from graph_build.errors import Bilingual, QueryError, StoreError, ZhengtuError
from graph_build.stores import complaints
from graph_build.stores.address import Server
from graph_build.stores.plan import WRITING

OLDEST = (5, 7)  # the first whose Bolt lets a driver ask for silence
TIMED_OUT = re.compile(r"Transaction\.(TransactionTimedOut\w*|Terminated|LockClientStopped|LockAcquisitionTimeout)$")
OUT_OF_MEMORY = re.compile(r"(OutOfMemory|MemoryPool|StackOverFlow)", re.IGNORECASE)
FORBIDDEN = re.compile(r"(Security\.Forbidden|ReadOnly\w*Database|Security\.AuthorizationExpired)$")
NO_DATABASE = re.compile(r"Database\.(DatabaseNotFound|DatabaseUnavailable)$")
OVERTAKEN = re.compile(r"(Transaction\.Outdated|Statement\.EntityNotFound)$")
NAME = "zhengtu"  # of a transaction, in its metadata
STOP = (
    "SHOW TRANSACTIONS YIELD transactionId AS id, metaData WHERE metaData[$key] = $name "
    "TERMINATE TRANSACTIONS id YIELD message RETURN count(message)"
)
STATEMENT = re.compile(r"Neo\.ClientError\.(Statement|Procedure|Request)\.")


def silence() -> None:
    """Keep the driver's log lines to those who asked for them by setting a level themselves."""
    log = logging.getLogger("neo4j")
    if log.level == logging.NOTSET:
        log.setLevel(logging.CRITICAL + 1)


def connect(address: Server) -> neo4j.Driver:
    """A driver whose server answered, took the password, has the database, and is new enough. Raises StoreError."""
    silence()
    with running(address):
        driver = neo4j.GraphDatabase.driver(
            address.url,
            auth=neo4j.basic_auth(address.user, address.password),  # which shows no password where a pair would
            connection_timeout=10.0,
            connection_acquisition_timeout=20.0,
            max_transaction_retry_time=2.0,
            liveness_check_timeout=10.0,
            notifications_min_severity="OFF",  # a line for every label that has no nodes yet
            warn_notification_severity="OFF",
            telemetry_disabled=True,
            user_agent="zhengtu",
        )
        try:
            with driver.session(database=address.database) as session:
                require_version(address, session.run("RETURN 1").consume().server.agent)
        except BaseException:
            driver.close()
            raise
    return driver


def require_version(address: Server, agent: str) -> None:
    """Raises StoreError for a server that says it is older than what the graph needs (`Neo4j/4.4.41`)."""
    found = re.match(r"Neo4j/v?(\d+)\.(\d+)", agent)
    if found is None or (int(found[1]), int(found[2])) < OLDEST:
        raise _too_old(address, agent[:60])


def _too_old(address: Server, name: str) -> StoreError:
    return _error(
        address,
        (f"的版本过旧或不是 Neo4j：{name}", f"is too old or not Neo4j: {name}"),
        ("需要 Neo4j 5.7 或更新的版本", "Neo4j 5.7 or later is needed"),
    )


def described(address: Server) -> tuple[str, list[str]]:
    """What the server calls itself (`Neo4j/5.26.0`), and the names of indexes that are not ready. Raises StoreError."""
    with connect(address) as driver, running(address):
        agent = driver.get_server_info().agent
        with driver.session(database=address.database) as session:
            found = session.run("SHOW INDEXES YIELD name, state WHERE state <> 'ONLINE' RETURN name ORDER BY name")
            return agent, [record["name"] for record in found]


def stop(session: neo4j.Session, name: str) -> None:
    """Have the server end a transaction whose metadata call it `name`, if it still runs."""
    session.run(STOP, key=NAME, name=name).consume()


@contextmanager
def running(address: Server, timeout: float | None = None, prefix: str = "") -> Iterator[None]:
    """Two lines instead of whatever the driver raises. With `timeout`, a reader's statement is what runs, and `prefix`
    is what we put in front of it."""
    try:
        yield
    except ZhengtuError:
        raise
    except (exceptions.Neo4jError, exceptions.DriverError, OSError) as problem:
        if OVERTAKEN.search(getattr(problem, "code", None) or ""):
            raise complaints.overtaken(address.url) from None
        found = _of_statement(problem, timeout, prefix) if timeout else None
        raise found or _of_server(address, problem) from None
    except RecursionError:
        raise complaints.unbearable() from None
    except (TypeError, ValueError, OverflowError) as problem:
        if timeout is None:
            raise
        raise complaints.malformed(str(problem)) from None


def _of_statement(problem: Exception, timeout: float, prefix: str) -> QueryError | None:
    """What is wrong with a reader's statement, if it is the statement that is wrong."""
    code = getattr(problem, "code", None) or ""
    if TIMED_OUT.search(code):
        return complaints.too_slow(timeout)
    if OUT_OF_MEMORY.search(code):
        return complaints.too_large()
    if code.endswith("Statement.AccessMode"):
        return complaints.refused(WRITING)
    if STATEMENT.match(code):
        return complaints.malformed(getattr(problem, "message", None) or str(problem), prefix)
    return None


def _of_server(address: Server, problem: Exception) -> StoreError:
    """What is wrong with the server, the account or the database."""
    code = getattr(problem, "code", None) or ""
    if code.startswith("Neo.ClientError.Security.") and not FORBIDDEN.search(code):
        return _account(address, code)
    if FORBIDDEN.search(code):
        return _error(
            address,
            ("不允许该帐号执行此操作", "does not allow this account to do that"),
            ("请换用有写入和建索引权限的帐号", "use an account that may write and create indexes"),
        )
    if OUT_OF_MEMORY.search(code):
        return _error(
            address,
            ("没有足够的内存在一个事务中存入整个图", "lacks the memory to store the whole graph in one transaction"),
            (
                "请调大 db.memory.transaction.max 和堆内存，或用 export --format csv 导入",
                "raise db.memory.transaction.max and the heap, or import what export --format csv makes",
            ),
        )
    if NO_DATABASE.search(code):
        return _error(
            address,
            (f"上没有可用的数据库 {address.database}", f"has no database {address.database} that is online"),
            ("请检查 NEO4J_DATABASE", "check NEO4J_DATABASE"),
        )
    if isinstance(problem, exceptions.ConfigurationError):
        return _too_old(address, "Bolt")  # the driver will not speak what the server speaks
    if isinstance(problem, exceptions.DriverError | OSError):
        return _error(
            address,
            ("无法连接", "cannot be reached"),
            ("请确认服务器已启动，地址和端口正确", "see that the server runs, and that address and port are right"),
        )
    message = (getattr(problem, "message", None) or str(problem)).split("\n")[0][:200]
    return _error(
        address,
        (f"拒绝了操作：{message}", f"refused: {message}"),
        ("请查看服务器日志", "look into the server's log"),
    )


def _account(address: Server, code: str) -> StoreError:
    if code.endswith("AuthenticationRateLimit"):
        return _error(
            address,
            ("因多次密码错误暂停登录", "stopped logins after several wrong passwords"),
            ("请稍候，并检查 NEO4J_PASSWORD", "wait a moment, and check NEO4J_PASSWORD"),
        )
    if code.endswith("CredentialsExpired"):
        return _error(
            address,
            ("要求先修改初始密码", "wants the initial password changed first"),
            ("请用 neo4j-admin 或浏览器设定新密码", "set a new one with neo4j-admin or in its browser"),
        )
    if not address.password:
        return _error(
            address,
            (f"要求用户 {address.user} 的密码", f"wants the password of user {address.user}"),
            ("请先设置环境变量 NEO4J_PASSWORD", "set the environment variable NEO4J_PASSWORD first"),
        )
    return _error(
        address,
        (f"不接受用户 {address.user} 的密码", f"does not take the password of user {address.user}"),
        ("请检查 NEO4J_USERNAME 和 NEO4J_PASSWORD", "check NEO4J_USERNAME and NEO4J_PASSWORD"),
    )


def _error(address: Server, what: tuple[str, str], mend: tuple[str, str]) -> StoreError:
    return StoreError(Bilingual(f"{address.url} {what[0]}", f"{address.url} {what[1]}"), Bilingual(*mend))
