"""Two graphs that take turns in a store while others read: python -m tests.dashboard.changing URL

Loads one after the other until its input ends, and prints a line after each load.
"""

from __future__ import annotations

import sys
from itertools import cycle
from threading import Event, Thread

from graph_build.graph import Graph
from graph_build.stores import open_store
from tests.stores.sample import entity, passage, report

BODIES = 40
VERSIONS = ("旧", "新")
# Seconds between builds. On a server a question has to fit between two: its statements read what others commit meanwhile.
PAUSE, SERVER_PAUSE = 0.05, 2.0


def graph(version: str) -> Graph:
    """A report, its sentences, a body and an initiative in each; everything in it tells which version it is of."""
    made = Graph()
    reported = report(made, f"报告{version}", f"{version}报告", 2020 + VERSIONS.index(version))
    for at in range(BODIES):
        said = passage(made, reported, at, at * 20, f"第{at}局{version}开展第{at}项行动。")
        body = entity(made, "Organization", f"第{at}局", level=version, aliases=[f"{version}名{at}"])
        action = entity(made, "Initiative", f"第{at}项行动", kind=version)
        for id in (body, action):
            made.add_edge("MENTIONED_IN", id, said, start=at * 20, end=at * 20 + 3, text=version)
        made.add_edge("IMPLEMENTS", body, action, role=version, explicit=True, passages=[said], reports=[reported])
    return made


def main(url: str) -> None:
    """Load the versions in turn."""
    ended = Event()
    Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    graphs = [graph(version) for version in VERSIONS]
    store = open_store(url)
    pause = PAUSE if url.startswith("kglite") else SERVER_PAUSE
    for version in cycle(graphs[::-1]):
        store.load(version)
        print("loaded", flush=True)
        if ended.wait(pause):
            return


if __name__ == "__main__":
    main(sys.argv[1])
