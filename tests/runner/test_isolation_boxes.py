"""What one box, one slot or one user id keeps from the next."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from problems.bank import Bank, load_bank
from runner import limits
from runner.docker import FIRST_UID, UIDS_PER_SLOT, open_docker_launcher
from runner.judge import open_judge
from runner.pool import Pool
from runner.protocol import Case, Ending, Job
from runner.verdict import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from runner.launcher import Launcher

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.slow]

IMAGE: Final = os.environ.get("JAXTUTOR_DOCKER_IMAGE", "jaxtutor-box")
ONLY: Final = (Case("only", ()),)
WHO: Final = "def answer():\n    return open('/proc/1/stat').read().rpartition(') ')[2].split()[19]\n"
"""Gives the start of the first process that it sees: another number in every container, and in every namespace."""


# -- a box for each ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("backend", ["process", pytest.param("docker", marks=pytest.mark.docker)])
async def test_each_submission_can_have_a_box_of_its_own_and_gets_the_same_verdict(
    backend: str, tmp_path: Path
) -> None:
    """With one submission per box, no two run behind the same first process; the verdicts are those of a shared box.

    That is what ``JAXTUTOR_SUBMISSIONS_PER_BOX=1`` sets.
    """
    problem = replace(load_bank().find("pure_state_update"), secret_set_count=1, wall_seconds=2.0)
    tell = "print(open('/proc/1/stat').read().rpartition(') ')[2].split()[19])\n"
    submissions = {
        tell + problem.reference: Verdict.ACCEPTED,
        tell + f"def {problem.entry}(*arguments):\n    return 1\n": Verdict.WRONG_TYPE,
        tell + f"def {problem.entry}(*arguments):\n    import os; os._exit(0)\n": Verdict.ERROR,
        tell + f"def {problem.entry}(*arguments):\n    import ctypes; ctypes.string_at(0)\n": Verdict.CRASH,
        tell + f"def {problem.entry}(*arguments):\n    while True: pass\n": Verdict.TIMEOUT,
    }
    firsts: dict[int | None, list[str]] = {}
    for submissions_per_box in (1, None):
        judge = await open_judge(
            "docker" if backend == "docker" else "process",
            Bank(problems=(problem,), lessons=(), version="one each"),
            cache_folder=tmp_path,
            secret=b"one each",
            slots=1,
            image=IMAGE,
            submissions_per_box=submissions_per_box,
        )
        try:
            reports = [await judge.judge(problem, source) for source in submissions]
        finally:
            await judge.close()
        assert [report.verdict for report in reports] == list(submissions.values())
        firsts[submissions_per_box] = [report.stdout.split()[0] for report in reports]

    assert len(set(firsts[1])) == len(submissions)
    # The control: what tells boxes apart is the same for submissions that share one.
    assert len(set(firsts[None])) == 1


# -- slots -------------------------------------------------------------------------------------------------------------


HOARD: Final = """
import mmap
def answer():
    kept = []
    while True:
        # Shared pages are not RLIMIT_DATA's: only the container's limit counts them.
        shared = mmap.mmap(-1, 64 << 20, mmap.MAP_SHARED | mmap.MAP_ANONYMOUS)
        for page in range(0, 64 << 20, 4096):
            shared[page] = 1
        kept.append(shared)
"""


@pytest.mark.docker
async def test_a_container_out_of_memory_disturbs_no_other_slot() -> None:
    """While one submission fills its container, the other slot's box serves on, and is the same one all the time."""
    launcher = await open_docker_launcher(IMAGE, sizes=())
    async with Pool(launcher, slots=2) as pool:
        hog = Job(HOARD, "answer", ONLY, wall_seconds=30.0)
        first = await asyncio.gather(*(pool.run(Job(WHO, "answer", ONLY)) for _ in range(4)))
        hoarding = asyncio.create_task(pool.run(hog))
        good = [await pool.run(Job(WHO, "answer", ONLY)) for _ in range(8)]
        outcome = await hoarding
        after = await pool.run(Job(WHO, "answer", ONLY))

    assert outcome.ending is Ending.MEMORY
    assert {result.ending for result in (*first, *good, after)} == {Ending.FINISHED}
    during = {str(result.cases[0].value) for result in good}
    known = {str(result.cases[0].value) for result in first}
    # At most one box is new: the successor of the one that was filled.
    assert during & known
    assert len(during - known) <= 1


# -- user ids ----------------------------------------------------------------------------------------------------------

LEAVE_AND_LOOK: Final = """
import os, threading, time

def answer():
    mine = os.getuid()
    others = [pid for pid in os.listdir("/proc") if pid.isdigit() and os.stat(f"/proc/{pid}").st_uid == mine]
    found = [pid for pid in others if int(pid) != os.getpid()] + os.listdir(".")
    try:
        own = os.path.basename(os.getcwd())
        found += [name for name in os.listdir("..") if os.stat("../" + name).st_uid == mine and name != own]
    except OSError:
        pass
    open("left", "w").close()
    os.makedirs("deep/er")
    os.chdir("deep/er")
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    return (mine, found)
"""


@pytest.mark.docker
async def test_a_user_id_that_comes_round_again_finds_nothing_of_its_first_bearer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """When a slot's user ids are used up they begin again; nobody finds a file or a process of its first bearer."""
    ids = 3
    monkeypatch.setattr("runner.docker.UIDS_PER_SLOT", ids)
    launcher: Launcher = await open_docker_launcher(IMAGE, sizes=())
    async with Pool(launcher, slots=1) as pool:
        outcomes = [await pool.run(Job(LEAVE_AND_LOOK, "answer", ONLY)) for _ in range(3 * ids)]

    assert {outcome.ending for outcome in outcomes} == {Ending.FINISHED}
    values = [outcome.cases[0].value for outcome in outcomes]
    uids = [value[0] for value in values if isinstance(value, tuple)]
    assert len(uids) == len(outcomes)
    assert len(set(uids)) == ids
    assert uids[:ids] == uids[ids : 2 * ids]
    assert [value[1] for value in values if isinstance(value, tuple)] == [[]] * len(outcomes)


async def test_slots_never_share_a_user_id() -> None:
    """Every slot that a judge may have has ids of its own, for as many submissions as a box serves."""
    assert limits.JOBS_PER_BOX + limits.SPARES < UIDS_PER_SLOT
    assert FIRST_UID + limits.SLOTS * UIDS_PER_SLOT < 65_536
