"""A real Neo4j for the tests, started from its jars: no Docker, no installation, its own folder and free ports."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from neo4j import GraphDatabase

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache" / "neo4j"
USER = "neo4j"
COMPOSE = HERE.parents[1] / "compose.yaml"
SMALL = """
server.default_listen_address=127.0.0.1
server.http.enabled=false
server.memory.heap.initial_size={heap}
server.memory.heap.max_size={heap}
server.memory.pagecache.size=64m
db.memory.transaction.max=256m
db.tx_log.preallocate=false
db.tx_log.rotation.size=16m
dbms.security.auth_max_failed_attempts=0
"""
# Short runs: the simple collector and compiler start faster than the ones for servers.
JAVA = """
-Xms{heap} -Xmx{heap} -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto
--add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED
--add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED
"""


class Unavailable(Exception):
    """Why no server can be started on this machine."""


def jars() -> Path:
    """The folder with the server's jars; fetched once by Maven. Raises Unavailable."""
    if not shutil.which("java"):
        raise Unavailable("Java 17 is not installed (on Debian: apt-get install openjdk-17-jre-headless)")
    given = os.environ.get("ZHENGTU_NEO4J_LIB")
    folder = Path(given) if given else CACHE
    if any(folder.glob("neo4j-5*.jar")):
        return folder
    if given:
        raise Unavailable(f"ZHENGTU_NEO4J_LIB={given} holds no Neo4j jars")
    return _fetch(folder)


def _fetch(folder: Path) -> Path:
    maven = shutil.which("mvn")
    if not maven:
        raise Unavailable("Maven is not installed (on Debian: apt-get install maven), or set ZHENGTU_NEO4J_LIB")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as beside:
        arguments = ["-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies", "-DincludeScope=runtime"]
        done = subprocess.run([maven, *arguments, f"-DoutputDirectory={beside}/lib"], capture_output=True, text=True)
        if done.returncode:
            raise Unavailable(f"Maven could not fetch Neo4j: {(done.stdout or done.stderr).strip()[:300]}")
        shutil.rmtree(folder, ignore_errors=True)
        Path(beside, "lib").replace(folder)
    return folder


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def settings(port: int, heap: str) -> str:
    """The configuration: what compose.yaml gives to users, but small, and on a port of its own."""
    given = yaml.safe_load(COMPOSE.read_text("utf-8"))["services"]["neo4j"]["environment"]
    result = {_setting(name): str(value) for name, value in given.items() if name != "NEO4J_AUTH"}
    result |= dict(line.split("=", 1) for line in SMALL.format(heap=heap).split())
    result |= {f"server.bolt.{name}_address": f"127.0.0.1:{port}" for name in ("listen", "advertised")}
    return "".join(f"{name}={value}\n" for name, value in result.items())


def _setting(name: str) -> str:
    """`NEO4J_a_b__c` of the image's environment is `a.b_c` of the configuration."""
    return name.removeprefix("NEO4J_").replace("__", "-").replace("_", ".").replace("-", "_")


class Unshown(str):
    """A password that reports of failed tests do not show, though it stands among the values of a frame."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'…'"


class Neo4jServer:
    """One server in one folder; it may be killed and started again over the same data."""

    def __init__(self, home: Path, heap: str = "512m") -> None:
        self.home = home
        self._heap = heap
        self.password = Unshown(secrets.token_hex(8))
        self.port = free_port()
        self.url = f"bolt://127.0.0.1:{self.port}"
        self._library = jars()
        self._process: subprocess.Popen[bytes] | None = None
        (home / "conf").mkdir(parents=True)
        self.configure()
        self._admin("dbms", "set-initial-password", self.password)

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs in its environment to reach the server."""
        return {"NEO4J_USERNAME": USER, "NEO4J_PASSWORD": self.password, "NEO4J_DATABASE": "neo4j"}

    def configure(self, **more: str) -> None:
        """Settings for the next start; `a_b` stands for `a.b`."""
        added = "".join(f"{_setting(name)}={value}\n" for name, value in more.items())
        (self.home / "conf" / "neo4j.conf").write_text(settings(self.port, self._heap) + added, "utf-8")

    def _java(self, *arguments: str) -> list[str]:
        return ["java", *JAVA.format(heap=self._heap).split(), "-cp", f"{self._library}/*", *arguments]

    def _admin(self, *arguments: str) -> None:
        home = {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        command = self._java("org.neo4j.cli.AdminTool", *arguments)
        done = subprocess.run(command, env=home, capture_output=True, text=True)
        if done.returncode:
            raise Unavailable(f"neo4j-admin {arguments[0]} failed: {(done.stderr or done.stdout).strip()[:300]}")

    def start(self, seconds: float = 120) -> None:
        """Start, and return when Bolt answers."""
        place = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        with (self.home / "out.txt").open("ab") as out:
            command = self._java("org.neo4j.server.CommunityEntryPoint", *place)
            self._process = subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True)
        end = time.monotonic() + seconds
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                self.kill()
                raise Unavailable(f"Neo4j did not start: {self._last_words()}")
            time.sleep(0.1)

    def _answers(self) -> bool:
        """Whether Bolt shakes hands."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as line:
                line.sendall(bytes.fromhex("6060b017" + "00000405" + "00" * 12))
                return line.recv(4) == bytes.fromhex("00000405")
        except OSError:
            return False

    def _last_words(self) -> str:
        log = self.home / "logs" / "neo4j.log"
        said = log if log.exists() else self.home / "out.txt"
        return said.read_text("utf-8", "replace").strip()[-500:]

    def run(self, cypher: str, **parameters: object) -> list[list[object]]:
        """The rows of a statement, sent past everything of ours."""
        auth = (USER, self.password)
        options = {"auth": auth, "notifications_min_severity": "OFF"}
        with GraphDatabase.driver(self.url, **options) as driver, driver.session() as session:
            return [record.values() for record in session.run(cypher, parameters)]

    def empty(self) -> None:
        """Remove all data; constraints and indexes stay."""
        self.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS")

    def stop(self) -> None:
        """Shut down in order."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()
            self._process = None

    def kill(self) -> None:
        """As a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def main() -> None:
    """Run a server in the foreground, for trying things by hand: python -m tests.servers.neo4j_server"""
    server = Neo4jServer(Path(tempfile.mkdtemp(prefix="neo4j-")))
    server.start()
    settings = " ".join(f"{name}={value}" for name, value in server.environment.items())
    print(f"{settings} ZHENGTU_STORE={server.url}", flush=True)
    try:
        sys.stdin.read()
    finally:
        server.stop()
        shutil.rmtree(server.home, ignore_errors=True)


if __name__ == "__main__":
    main()
