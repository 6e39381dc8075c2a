"""Every hostile program goes the way of a submission; the judge gives its verdict, and nothing else happens."""

from __future__ import annotations

import asyncio
import gc
import os
import re
import time
import unicodedata
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final

import docker
import pytest
from discord import ui

from bot.core.errors import TutorError
from bot.core.source import read_file
from bot.core.submission import Graded, Why
from bot.views.verdict import show_verdict
from playground.page.markdown import Markdown
from runner import limits
from runner.docker import BOX_LABEL, FIRST_UID, OWNER_LABEL
from runner.owner import describe_owner
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from problems.problem import Problem
    from runner.judge import Judge
    from runner.report import Report
    from tests.hostile.conftest import Program

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.hostile, pytest.mark.slow]

MEMORY_BYTES: Final = 6 * limits.PAYLOAD_BYTES
"""How much the bot's process may grow while it has a hostile program judged, at its highest.

A full result channel of one-digit numbers is the worst: each is two bytes on the way, and eight in a list.
"""
LAG_SECONDS: Final = 0.25
TICK_SECONDS: Final = 0.01
SETTLE_SECONDS: Final = 20.0
"""For a box that was thrown away to be gone and its successor to be there."""
BOX_PROCESSES: Final = 3 + limits.SPARES
"""The namespaces' first process, the server, the zygote and the warm spare."""
HOST_FOLDERS: Final = ("/", "/tmp", "/var/tmp", "/dev/shm", "/run", "/run/lock", "/etc", "/opt", "/root", "/home", ".")  # noqa: S108  # where markers may not be


# -- the bot's own process ---------------------------------------------------------------------------------------------


@dataclass
class Strain:
    """What judging cost the bot: the longest time its loop did not run, and the memory it took at most."""

    lag_seconds: float = 0.0
    grown_bytes: int = 0


@asynccontextmanager
async def measure_strain() -> AsyncIterator[Strain]:
    """Measure the bot's process while something is judged."""
    strain = Strain()

    async def tick() -> None:
        while True:
            before, waited_before = time.monotonic(), waited_seconds()
            await asyncio.sleep(TICK_SECONDS)
            # What other programs on this machine took is not the judge's doing.
            waited = waited_seconds() - waited_before
            strain.lag_seconds = max(strain.lag_seconds, time.monotonic() - before - TICK_SECONDS - waited)

    gc.collect()
    forget_peak()
    before = memory_bytes("VmHWM")
    ticking = asyncio.create_task(tick())
    try:
        yield strain
    finally:
        ticking.cancel()
        strain.grown_bytes = memory_bytes("VmHWM") - before


def forget_peak() -> None:
    """Let this process's high-water mark of memory begin at what is held now."""
    Path("/proc/self/clear_refs").write_text("5")


def waited_seconds() -> float:
    """Read how long the event loop's thread has been ready to run and had no processor; 0 where nobody counts."""
    try:
        return int(Path(f"/proc/self/task/{os.getpid()}/schedstat").read_text().split()[1]) / 1e9
    except OSError:
        return 0.0


def memory_bytes(field: str) -> int:
    """Read one of this process's sizes."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(f"{field}:")]
    return int(line.split()[1]) * 1024


# -- what is left behind -----------------------------------------------------------------------------------------------


def descendants() -> list[int]:
    """List the living processes below this one."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text(errors="replace").rpartition(") ")[2].split()
            if fields[0] != "Z":
                children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, waiting = list[int](), [os.getpid()]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def find_process_leftovers(scratch: Path) -> list[str]:
    """Say what is there beside one warm box that is a process."""
    left = [f"processes {pids}" for pids in [descendants()] if len(pids) > BOX_PROCESSES]
    boxes = list(scratch.iterdir())
    left += [f"boxes {boxes}"] if len(boxes) > 1 else []
    left += [f"folders {jobs}" for jobs in map(list, map(Path.iterdir, boxes)) if len(jobs) > limits.SPARES]
    return left


def find_container_leftovers() -> list[str]:
    """Say what is there beside one warm box that is a container."""
    client = docker.from_env()
    try:
        mine: dict[str, str | list[str] | bool] = {"label": f"{OWNER_LABEL}={describe_owner(os.getpid())}"}
        containers = client.containers.list(all=True, filters=mine)
        left = [f"containers {containers}"] if len(containers) != 1 else []
        for container in containers:
            processes = container.top(ps_args="-eo uid,pid,args")["Processes"]
            learners = [process for process in processes if int(process[0]) >= FIRST_UID]
            left += [f"processes {learners}"] if len(learners) != limits.SPARES else []
            left += [f"files {changes}" for changes in [container.diff()] if changes]
        owned = {volume.name for volume in client.volumes.list(filters={"label": BOX_LABEL})}
        used = {mount["Name"] for container in containers for mount in container.attrs["Mounts"]}
        left += [f"volumes {used - owned}"] if used - owned else []
    finally:
        client.close()
    return left


def find_host_leftovers() -> list[str]:
    """List the marks that hostile programs tried to leave on this machine."""
    return [str(path) for folder in HOST_FOLDERS for path in Path(folder).glob("*jaxtutor_marker*")]


async def settle(find_leftovers: Callable[[], list[str]]) -> list[str]:
    """Wait until nothing is left; gives what still is when the time is over."""
    deadline = time.monotonic() + SETTLE_SECONDS
    while (left := await asyncio.to_thread(find_leftovers)) and time.monotonic() < deadline:  # noqa: ASYNC110  # /proc and the engine tell no one when a process is gone
        await asyncio.sleep(0.1)
    return left


# -- what is shown -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Receipt:
    """What a ticket tells the views."""

    problem: Problem
    submission_id: int = 1
    learner_id: int = 2
    why: Why = Why.NAMED
    notes: tuple[str, ...] = ()


class Inspector(HTMLParser):
    """Collects what came to life in a rendered message: links, mentions, spoilers, headings with foreign text."""

    def __init__(self) -> None:
        super().__init__()
        self.alive: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that nothing a learner typed may make."""
        kind = dict(attrs).get("class") or ""
        if tag in {"a", "img", "time", "h1", "blockquote", "s", "u"} or kind in {"mention", "spoiler"}:
            self.alive.append(f"{tag} {attrs}")


def check_page(report: Report, problem: Problem) -> None:
    """Show the report as the bot would and look for anything of the learner's that came to life."""
    graded = Graded(report, problem, 0, False, 0, False, 1, 0, False, None)  # as the store gives it
    reply = show_verdict(Receipt(problem), graded)
    texts = [item.content for item in reply.layout.walk_children() if isinstance(item, ui.TextDisplay)]
    markdown = Markdown(lambda _: "somebody", lambda _: "somewhere")
    for text in texts:
        inspector = Inspector()
        inspector.feed(markdown.block(text))
        assert inspector.alive == [], text
        assert text.count("```") % 2 == 0
        outside = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
        assert not re.search(r"@(everyone|here)\b", outside), text
        assert not re.search(r"(?<!\\)<[@#:/at]", outside), text
        controls = {character for character in text if unicodedata.category(character) == "Cc"} - {"\n", "\t"}
        assert controls | (set(text) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\ufeff")) == set()
    assert sum(len(text.encode("utf-16-le")) // 2 for text in texts) <= 4000


# -- the claims --------------------------------------------------------------------------------------------------------


async def test_a_hostile_program_gets_its_verdict_and_nothing_else(
    judge: Judge, problem: Problem, program: Program, programs: dict[str, Program], scratch: Path
) -> None:
    """The verdict of its header, in time; the bot undisturbed, nothing left, and the next submission is accepted."""
    if program.only and program.only != judge.backend:
        pytest.skip(f"only with {program.only}: see the program's header")
    asked = replace(problem, wall_seconds=program.wall_seconds)
    started = time.monotonic()

    async with measure_strain() as strain:
        report = await judge.judge(asked, program.source)
        elapsed = time.monotonic() - started
        after = await judge.judge(problem, programs["ok_finds_nothing"].source)

    said = (report.verdict, report.headline, report.error, report.cases[:1])
    assert report.verdict.value in program.expected(judge.backend), said
    assert program.says in report.headline
    # Whatever it does to its clocks, it is timed outside: its wall was not cut short either.
    assert report.verdict is not Verdict.TIMEOUT or report.box_ms / 1000 >= program.wall_seconds
    # From the job's arrival in the box, by the box's server; before it, the box may still warm the child that takes it.
    assert report.box_ms / 1000 <= program.within_seconds
    assert elapsed <= program.within_seconds + limits.READY_SECONDS
    assert after.verdict is Verdict.ACCEPTED, (after.headline, after.error)
    find = find_container_leftovers if judge.backend == "docker" else lambda: find_process_leftovers(scratch)
    assert await settle(find) == []
    assert find_host_leftovers() == []
    assert strain.grown_bytes < MEMORY_BYTES
    assert strain.lag_seconds < LAG_SECONDS
    check_page(report, asked)


async def test_a_verdict_is_the_same_again_and_again(judge: Judge, problem: Problem, repeated: Program) -> None:
    """Trying again does not change the verdict: nothing is won by luck, and nobody is judged by the weather."""
    asked = replace(problem, wall_seconds=repeated.wall_seconds)

    verdicts = [(await judge.judge(asked, repeated.source)).verdict for _ in range(repeated.repeats)]

    assert len(set(verdicts)) == 1, verdicts
    assert verdicts[0].value in repeated.expected(judge.backend)


async def test_endless_submissions_hold_the_next_no_longer_than_their_walls(
    judge: Judge, problem: Problem, programs: dict[str, Program]
) -> None:
    """Four that never end and one that is right: all are answered, each as it deserves, in their walls' time."""
    asked = replace(problem, wall_seconds=programs["h01_spin"].wall_seconds)
    started = time.monotonic()

    *endless, good = await asyncio.gather(
        *(judge.judge(asked, programs[name].source) for name in ("h01_spin", "h02_sleep", "h04_device_loop")),
        judge.judge(asked, programs["h35_stop_itself"].source),
        judge.judge(problem, problem.reference),
    )

    assert [report.verdict for report in endless] == [Verdict.TIMEOUT] * 4
    assert good.verdict is Verdict.ACCEPTED
    assert all(report.box_ms / 1000 <= asked.wall_seconds + limits.GRACE_SECONDS for report in endless)
    assert time.monotonic() - started <= limits.READY_SECONDS + 4 * (asked.wall_seconds + limits.GRACE_SECONDS)


BAD_SOURCES: Final = {
    "nul": ("def multi_param_forward(s, x, f):\n    return '\0'", "REJECTED"),
    "lone surrogate": ("x = '\ud800'", "REJECTED"),
    "bidi override": ("# \u202e nothing to see\n", "REJECTED"),
    "one line of a megabyte": ("x = " + "1+" * 500_000 + "1", "REJECTED"),
    "nothing": ("", "REJECTED"),
    "blanks": (" \n\t\n\f", "REJECTED"),
    "comments": ("# only\n# comments\n", "ERROR"),
    "utf-7 cookie": ("# coding: utf-7\n+AG0APQ-1\ndef multi_param_forward(s, x, f):\n    return None\n", "ERROR"),
    "latin-1 cookie": ("# coding: latin-1\ndef multi_param_forward(s, x, f):\n    return 'é'\n", "WRONG_TYPE"),
    "unknown cookie": ("# coding: none-such\ndef multi_param_forward(s, x, f):\n    return None\n", "WRONG_TYPE"),
    "mixed line ends": ("def multi_param_forward(s, x, f):\r\n    y = 1\r    return None\n", "WRONG_TYPE"),
    "byte order mark": ("\ufeffdef multi_param_forward(s, x, f):\n    return None\n", "WRONG_TYPE"),
    "parentheses": ("(" * 10_000 + ")" * 10_000, "ERROR MEMORY"),
    "signs": ("x = " + "-" * 20_000 + "1", "ERROR MEMORY CRASH"),
    "attributes": ("x = a" + ".a" * 10_000, "ERROR MEMORY CRASH"),
    "sums": ("x = 1" + "+1" * 10_000, "ERROR MEMORY CRASH"),
    "brackets": ("x = " + "[" * 150 + "]" * 150, "ERROR"),
    "blocks": ("\n".join(" " * depth + "if 1:" for depth in range(200)), "ERROR"),
    "nested f-strings": ("x = " + "f'{" * 120 + "1" + "}'" * 120, "ERROR"),
    "a power of powers": ("x = " + "9**" * 12 + "9", "TIMEOUT MEMORY ERROR"),
}
"""What is not source, or explodes in a parser, with its verdicts."""


@pytest.mark.parametrize("name", BAD_SOURCES)
async def test_bad_source_explodes_in_the_box_or_is_refused(judge: Judge, problem: Problem, name: str) -> None:
    """The bot looks at size and characters only; what parses badly does so in the box, and its verdict says so."""
    source, expected = BAD_SOURCES[name]
    asked = replace(problem, wall_seconds=2.0)
    started = time.monotonic()

    async with measure_strain() as strain:
        report = await judge.judge(asked, source)

    assert report.verdict.value in expected.split(), (report.verdict, report.headline)
    assert report.box_ms / 1000 <= asked.wall_seconds + limits.GRACE_SECONDS
    assert time.monotonic() - started <= asked.wall_seconds + 3.0 + limits.READY_SECONDS
    assert strain.grown_bytes < MEMORY_BYTES
    assert strain.lag_seconds < LAG_SECONDS
    check_page(report, asked)


@pytest.mark.parametrize(
    "content",
    [b"x = '\xff'", b"\xff\xfex\x00", b"\xed\xa0\x80", b"#" * (limits.SOURCE_BYTES + 1), b"", b"\x89PNG\r\n\x1a\n\x00"],
    ids=["latin-1", "utf-16", "surrogate", "too long", "empty", "picture"],
)
async def test_a_file_of_bad_bytes_is_refused_in_a_sentence(content: bytes) -> None:
    """An attachment that is not text never becomes a submission."""
    with pytest.raises(TutorError):
        read_file("solution.py", content)
