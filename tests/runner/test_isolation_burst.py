"""Parts of the judge are killed in the middle of a burst: every submission is answered once, and rightly."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import docker
import pytest

from problems.bank import Bank, load_bank
from runner.docker import OWNER_LABEL, PYTHON
from runner.judge import open_judge
from runner.owner import describe_owner
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from problems.problem import Problem
    from runner.judge import Judge

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.slow]

IMAGE: Final = os.environ.get("JAXTUTOR_DOCKER_IMAGE", "jaxtutor-box")
BURST: Final = 40
ANSWERED_BEFORE: Final = 7
"""How many have their verdict when something is killed."""
FINDING_SECONDS: Final = 1.0
"""Enough to start a Python in each container."""
FIND_ZYGOTE: Final = """
import os, signal, sys, time
def read(pid, name):
    try:
        return open(f"/proc/{pid}/{name}", "rb").read()
    except OSError:
        return b""
servers = [pid for pid in os.listdir("/proc") if pid.isdigit() and b"server.main()" in read(pid, "cmdline")]
for pid in os.listdir("/proc"):
    if pid.isdigit() and b"zygote.main()" in read(pid, "cmdline"):
        if read(pid, "stat").rpartition(b") ")[2].split()[1].decode() in servers:
            # A job whose box is gone moves to another one: all boxes are hit in the same moment, or it is hit twice.
            time.sleep(max(0.0, float(sys.argv[1]) - time.time()))
            os.kill(int(pid), signal.SIGKILL)
            print("killed")
"""
"""Its children were forked from it and have its command line: the zygote is the one whose parent is the server."""


def list_submissions(problem: Problem) -> list[tuple[str, Verdict]]:
    """Write a burst of submissions of several kinds, each with the verdict that it deserves."""
    kinds = [
        (problem.reference, Verdict.ACCEPTED),
        (f"def {problem.entry}(*arguments):\n    return None\n", Verdict.WRONG_TYPE),
        (f"def {problem.entry}(*arguments):\n    raise ValueError\n", Verdict.ERROR),
        (f"import time\ntime.sleep(0.3)\n{problem.reference}", Verdict.ACCEPTED),
        (problem.starter, Verdict.UNATTEMPTED),
    ]
    return [kinds[number % len(kinds)] for number in range(BURST)]


async def judge_burst(judge: Judge, problem: Problem, disturb: Callable[[], None]) -> list[Verdict]:
    """Hand in the burst at once, disturb it when some are answered, and give all verdicts in order.

    Every submission is told once that it has started, and is answered once.
    """
    is_time = asyncio.Event()
    starts: Counter[int] = Counter()
    answers: Counter[int] = Counter()

    async def hand_in(number: int, source: str) -> Verdict:
        report = await judge.judge(problem, source, on_start=lambda: starts.update([number]))
        answers.update([number])
        if answers.total() == ANSWERED_BEFORE:
            is_time.set()
        return report.verdict

    submissions = list_submissions(problem)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(hand_in(number, source)) for number, (source, _) in enumerate(submissions)]
        await is_time.wait()
        await asyncio.to_thread(disturb)
    assert answers == starts == Counter(range(BURST))
    return [task.result() for task in tasks]


async def open_small_judge(backend: str, folder: Path) -> tuple[Judge, Problem]:
    """Open a judge with two slots and a problem with few inputs."""
    problem = replace(load_bank().find("pure_state_update"), secret_set_count=1)
    judge = await open_judge(
        "docker" if backend == "docker" else "process",
        Bank(problems=(problem,), lessons=(), version="burst"),
        cache_folder=folder,
        secret=b"burst",
        slots=2,
        image=IMAGE,
    )
    assert (await judge.judge(problem, problem.reference)).verdict is Verdict.ACCEPTED
    return judge, problem


# -- who is killed, and how --------------------------------------------------------------------------------------------


def kill_containers() -> None:
    """Kill every container of this process at once."""
    client = docker.from_env()
    label = f"{OWNER_LABEL}={describe_owner(os.getpid())}"
    containers = client.containers.list(filters={"label": label})
    assert containers
    with ThreadPoolExecutor(len(containers)) as threads:
        list(threads.map(lambda container: container.kill(), containers))
    client.close()


def kill_zygotes_in_containers() -> None:
    """Kill the zygote in every container, from inside: its server lives on."""
    client = docker.from_env()
    label = f"{OWNER_LABEL}={describe_owner(os.getpid())}"
    containers = client.containers.list(filters={"label": label})
    command = [PYTHON, "-I", "-c", FIND_ZYGOTE, str(time.time() + FINDING_SECONDS)]
    with ThreadPoolExecutor(len(containers)) as threads:
        said = list(threads.map(lambda container: container.exec_run(command).output, containers))
    client.close()
    assert b"killed\n" in said, said


def find_processes(of: str, parents: set[int]) -> set[int]:
    """Find the processes that run one part of a box and whose parent is one of these."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text(errors="replace").rpartition(") ")[2].split()[1])
            command = stat.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if parent in parents and f"{of}.main()".encode() in command:
            found.add(int(stat.parent.name))
    return found


def find_servers() -> set[int]:
    """Find the servers of all boxes that are processes; where there are namespaces, below what made those."""
    outer = find_processes("server", {os.getpid()})
    return find_processes("server", outer) or outer


def kill(pids: set[int]) -> None:
    """Kill processes that this test has started."""
    assert pids
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


DISTURBANCES: Final[dict[str, Callable[[], None]]] = {
    "process-box": lambda: kill(find_processes("server", {os.getpid()})),
    "process-server": lambda: kill(find_servers()),
    "process-zygote": lambda: kill(find_processes("zygote", find_servers())),
    "docker-box": kill_containers,
    "docker-zygote": kill_zygotes_in_containers,
}
"""In a container, the server is the first process: it dies with the container, and no other way from inside."""


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.docker] if name.startswith("docker") else []) for name in DISTURBANCES],
)
async def test_a_burst_survives_the_death_of(name: str, tmp_path: Path) -> None:
    """Every box, server or zygote there is dies at once: forty submissions get forty verdicts, each the right one."""
    judge, problem = await open_small_judge(name.partition("-")[0], tmp_path)
    try:
        verdicts = await judge_burst(judge, problem, DISTURBANCES[name])

        assert verdicts == [verdict for _, verdict in list_submissions(problem)]
    finally:
        await judge.close()
    assert find_processes("zygote", find_servers()) == set()
