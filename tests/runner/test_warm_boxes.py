"""What holds because the zygote starts the backend before it forks: warm children, every thread in its place."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from runner import limits
from runner.docker import open_docker_launcher
from runner.expected import Expectations
from runner.pool import Pool
from runner.process import ProcessChannel, open_process_launcher
from runner.protocol import Case, Ending, Job
from runner.remote import open_box

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from runner.docker import DockerLauncher
    from runner.protocol import RawOutcome, Value

pytestmark = pytest.mark.asyncio(loop_scope="module")

IMAGE = os.environ.get("JAXTUTOR_DOCKER_IMAGE", "jaxtutor-box")
SIZES = ((3, 2),)
ONCE = (Case("only", ()),)


def write_job(source: str, cases: tuple[Case, ...] = ONCE) -> Job:
    """Write a job whose entry function is ``answer``."""
    return Job(dedent(source), "answer", cases)


def value_of(outcome: RawOutcome) -> Value:
    """Give the only case's value."""
    assert outcome.ending is Ending.FINISHED, outcome
    [case] = outcome.cases
    assert case.error is None, case.error
    return case.value


@pytest.fixture(scope="module")
async def launcher(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[DockerLauncher]:
    """Containers whose compilation cache holds what they warm themselves with."""
    opened = await open_docker_launcher(IMAGE, sizes=SIZES)
    expectations = Expectations(opened, tmp_path_factory.mktemp("kept"), secret=b"x")
    await expectations.prepare(())
    await expectations.close()
    yield opened
    await opened.close()


@pytest.mark.docker
async def test_a_fork_loses_no_thread(launcher: DockerLauncher) -> None:
    """The zygote has one thread, so there is none that a fork could lose; the child has those of the backend."""
    source = """
        import os

        def answer():
            parent = os.getppid()
            return [len(os.listdir("/proc/self/task")), len(os.listdir(f"/proc/{parent}/task"))]
    """
    async with Pool(launcher, slots=1) as pool:
        counts = value_of(await pool.run(write_job(source)))
    assert isinstance(counts, list)
    own, zygotes = counts
    assert zygotes == 1
    assert isinstance(own, int)
    assert own > 1


@pytest.mark.docker
async def test_what_needs_threads_never_hangs(launcher: DockerLauncher) -> None:
    """Forty children, one after the other, compile, move and multiply what is too large for one thread, call back."""
    source = """
        import jax
        import jax.numpy as jnp
        import numpy as np

        def answer(number):
            fresh = jax.jit(lambda x: jnp.sin(x) @ x.T * number)(jnp.ones((7, 5)))
            moved = np.asarray(jnp.asarray(np.ones(2_000_000, dtype=np.float32)))
            large = jnp.ones((600, 600)) @ jnp.ones((600, 600))
            called = jax.pure_callback(lambda x: x + 1, jax.ShapeDtypeStruct((), jnp.float32), jnp.float32(1.0))
            jax.debug.print("{}", called)
            looped = jax.lax.while_loop(lambda c: c < 10, lambda c: c + 1, 0)
            return [fresh.shape[0], float(moved.sum()), float(large[0, 0]), float(called), int(looped)]
    """
    async with Pool(launcher, slots=1) as pool:
        for number in range(40):
            case = Case("only", (float(number),))
            value = value_of(await pool.run(write_job(source, (case,))))
            assert value == [7, 2_000_000.0, 600.0, 2.0, 10]


@pytest.mark.docker
async def test_a_warm_child_compiles_nothing_for_the_usual(launcher: DockerLauncher) -> None:
    """What boxes warm themselves with is at hand in every child: looking it up loads no program again."""
    source = """
        import jax
        import jax.numpy as jnp
        from jax._src import compiler

        def answer():
            looked_up = []
            real = compiler.compile_or_get_cached

            def count(*arguments, **options):
                looked_up.append(1)
                return real(*arguments, **options)

            compiler.compile_or_get_cached = count
            x = jnp.ones((3, 2))
            jnp.tanh(x * 2.0 + x).sum()
            usual = len(looked_up)
            jax.jit(lambda x: jnp.cosh(x) - 17.0)(x)
            return [usual, len(looked_up) > usual]
    """
    box = await open_box(launcher, 0)
    try:
        # It goes on warming while it has nothing to do: the last steps take it a few seconds.
        deadline = time.monotonic() + limits.READY_SECONDS
        while (value := value_of(await box.run(write_job(source)))) != [0, True]:
            assert time.monotonic() < deadline, value
            await asyncio.sleep(0.5)
    finally:
        await box.close()


async def test_a_box_outlives_a_zygote_that_dies_between_jobs(tmp_path: Path) -> None:
    """A zygote that ends while no job runs is replaced by one whose children warm themselves, in the same box."""
    launcher = await open_process_launcher(tmp_path, sizes=())
    channel = await launcher.start(0, trusted=False)
    assert isinstance(channel, ProcessChannel)
    hello = write_job("def answer():\n    return 'hello'\n")
    box = await open_box(_Fixed(channel), 0)
    try:
        assert value_of(await box.run(hello)) == "hello"
        [zygote] = find_zygotes(channel)
        os.kill(zygote, signal.SIGKILL)
        assert value_of(await box.run(hello)) == "hello"
        [successor] = find_zygotes(channel)
        assert successor != zygote
    finally:
        await box.close()
        await launcher.close()


def find_zygotes(channel: ProcessChannel) -> list[int]:
    """List the zygotes below a box's first process."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            fields = (entry / "stat").read_text().rpartition(") ")[2].split()
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found, waiting = [], [channel._process.pid]
    while waiting:
        for child in parents.get(waiting.pop(), ()):
            waiting.append(child)
            found.append(child)
    servers = [pid for pid in found if "import server" in Path(f"/proc/{pid}/cmdline").read_text()]
    return [
        child
        for server in servers
        for child in parents.get(server, ())
        if "import zygote" in Path(f"/proc/{child}/cmdline").read_text()
    ]


class _Fixed:
    """A launcher that gives the box that is there."""

    name = "process"
    identity = "fixed"
    jax_version = ""

    def __init__(self, channel: ProcessChannel) -> None:
        self._channel = channel

    async def has_compiled_programs(self) -> bool:
        """Say no."""
        return False

    async def start(self, slot: int, *, trusted: bool) -> ProcessChannel:
        """Give it."""
        del slot, trusted
        return self._channel

    def check_walls(self, missing: tuple[str, ...]) -> None:
        """Promise none."""

    async def close(self) -> None:
        """Nothing to give back."""
