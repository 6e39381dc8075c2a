"""What the pool promises when boxes break, wear out, or cannot be had."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

import docker
import pytest
from docker.errors import NotFound

from runner import limits
from runner.docker import (
    BOX_LABEL,
    IMAGE_LABEL,
    OWNER_LABEL,
    has_volume,
    open_docker_launcher,
    sweep_containers,
    sweep_volumes,
)
from runner.launcher import LaunchBoxError
from runner.owner import describe_owner
from runner.pool import Pool
from runner.process import ProcessChannel, ProcessLauncher, open_process_launcher
from runner.protocol import Case, Ending, Job

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from docker.models.containers import Container

    from runner.launcher import Launcher

pytestmark = pytest.mark.asyncio(loop_scope="module")

IMAGE = os.environ.get("JAXTUTOR_DOCKER_IMAGE", "jaxtutor-box")
HELLO = Job("def answer():\n    return 'hello'\n", "answer", (Case("only", ()),))
SLOW = Job("import time\ndef answer():\n    time.sleep(2)\n    return 'hello'\n", "answer", (Case("only", ()),))


class KillingLauncher:
    """A real process launcher whose boxes can be killed from outside, as a machine in trouble would."""

    def __init__(self, inner: ProcessLauncher) -> None:
        self.name, self.identity, self.jax_version = inner.name, inner.identity, inner.jax_version
        self._inner = inner
        self.started: list[ProcessChannel] = []

    async def start(self, slot: int, *, trusted: bool) -> ProcessChannel:
        """Start a real box and remember it."""
        channel = await self._inner.start(slot, trusted=trusted)
        self.started.append(channel)
        return channel

    def kill_last(self) -> None:
        """Kill the newest box with all that is in it."""
        os.killpg(self.started[-1]._process.pid, signal.SIGKILL)

    async def has_compiled_programs(self) -> bool:
        """Ask the real one."""
        return await self._inner.has_compiled_programs()

    def check_walls(self, missing: tuple[str, ...]) -> None:
        """Ask the real one."""
        self._inner.check_walls(missing)

    async def close(self) -> None:
        """Ask the real one."""
        await self._inner.close()


class FailingLauncher(KillingLauncher):
    """A real process launcher that fails to start its first boxes, the last of them when it is told to."""

    def __init__(self, inner: ProcessLauncher, failures: int) -> None:
        super().__init__(inner)
        self._failures_left = failures
        self.fails_for_the_last_time = asyncio.Event()
        self.may_fail = asyncio.Event()

    async def start(self, slot: int, *, trusted: bool) -> ProcessChannel:
        """Fail so many times, then start a real box."""
        if not self._failures_left:
            return await super().start(slot, trusted=trusted)
        self._failures_left -= 1
        if not self._failures_left:
            self.fails_for_the_last_time.set()
            await self.may_fail.wait()
        message = "the engine is away"
        raise LaunchBoxError(message)


@pytest.fixture
async def killing(tmp_path: Path) -> KillingLauncher:
    """A launcher whose boxes can be killed."""
    return KillingLauncher(await open_process_launcher(tmp_path, sizes=()))


async def test_jobs_are_taken_in_the_order_of_their_arrival(launcher: Launcher) -> None:
    """With one box, the first to ask is the first to be told that it has started and to be answered."""
    started: list[int] = []
    async with Pool(launcher, slots=1) as pool:
        outcomes = await asyncio.gather(
            *(pool.run(HELLO, on_start=lambda number=number: started.append(number)) for number in range(3))  # type: ignore[misc]  # bound early
        )

    assert started == [0, 1, 2]
    assert [outcome.cases[0].value for outcome in outcomes] == ["hello"] * 3


async def test_a_job_whose_box_is_killed_is_run_again_and_answered_once(killing: KillingLauncher) -> None:
    """A box that dies in the middle of a job costs time, not the answer."""
    has_started = asyncio.Event()
    async with Pool(killing, slots=1) as pool:
        running = asyncio.create_task(pool.run(SLOW, on_start=has_started.set))
        await has_started.wait()
        killing.kill_last()

        outcome = await running

    assert outcome.ending is Ending.FINISHED
    assert outcome.cases[0].value == "hello"
    assert len(killing.started) == 2


async def test_a_job_that_loses_two_boxes_is_lost(killing: KillingLauncher) -> None:
    """After the second box the pool gives up that job, says so, and serves the next."""
    poison = Job("def answer():\n    return 1\n", "answer", (Case("only", ()),), trusted=True)
    async with Pool(killing, slots=1) as pool:
        # A box refuses a job of the wrong trust by ending: the surest way to break each one that gets it.
        lost = await pool.run(poison)
        again = await pool.run(HELLO)

    assert lost.ending is Ending.LOST
    assert "wrong trust" in lost.detail or "another trust" in lost.detail
    assert again.ending is Ending.FINISHED
    assert len(killing.started) == 3


async def test_a_worn_box_is_replaced_ahead_of_time(killing: KillingLauncher) -> None:
    """With one job a box, every job has a box of its own, and each is gone when the next has been served."""
    async with Pool(killing, slots=1, jobs_per_box=1) as pool:
        for _ in range(3):
            assert (await pool.run(HELLO)).ending is Ending.FINISHED

    assert len(killing.started) == 4
    assert all(channel._process.returncode is not None for channel in killing.started)


async def test_closing_answers_everybody(killing: KillingLauncher) -> None:
    """Jobs that run or wait when the pool closes are answered as lost, and no process is left."""
    has_started = asyncio.Event()
    pool = Pool(killing, slots=1)
    running = asyncio.create_task(pool.run(SLOW, on_start=has_started.set))
    waiting = asyncio.create_task(pool.run(HELLO))
    await has_started.wait()

    await pool.close()

    assert [(await task).ending for task in (running, waiting)] == [Ending.LOST, Ending.LOST]
    assert all(channel._process.returncode is not None for channel in killing.started)


async def test_when_no_box_can_be_had_jobs_are_told_so(tmp_path: Path) -> None:
    """A launcher that cannot start anything makes jobs end as lost, with the reason, instead of waiting for ever."""
    broken = ProcessLauncher(tmp_path / "no-python", tmp_path, "versions", sizes=(), has_namespaces=False)
    async with Pool(broken, slots=2) as pool:
        outcome = await pool.run(HELLO)

    assert outcome.ending is Ending.LOST
    assert "no-python" in outcome.detail


async def test_a_job_is_not_given_up_for_a_failure_that_began_before_it_came(tmp_path: Path) -> None:
    """When the last failing start was under way already, an early job is told so, and a late one gets a box."""
    launcher = FailingLauncher(await open_process_launcher(tmp_path, sizes=()), limits.START_ATTEMPTS)
    async with Pool(launcher, slots=1) as pool:
        early = asyncio.create_task(pool.run(HELLO))
        await launcher.fails_for_the_last_time.wait()
        late = asyncio.create_task(pool.run(HELLO))
        await asyncio.sleep(0)
        launcher.may_fail.set()

        assert (await early).ending is Ending.LOST
        assert (await late).ending is Ending.FINISHED


async def test_a_python_without_jax_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """A box's Python that cannot import JAX is found out at once."""
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho No module named jax\nexit 1\n")
    python.chmod(0o755)

    with pytest.raises(LaunchBoxError, match="cannot import JAX and Flax"):
        await open_process_launcher(tmp_path, python)


# -- docker only -------------------------------------------------------------------------------------------------------


def own_containers(client: docker.DockerClient, before: Collection[Container] = ()) -> list[Container]:
    """List the boxes of this process, without those of other tests that were there before."""
    label = f"{OWNER_LABEL}={describe_owner(os.getpid())}"
    found = client.containers.list(all=True, filters={"label": label})
    return [container for container in found if container not in before]


@pytest.mark.docker
async def test_a_killed_container_costs_time_and_no_answer() -> None:
    """`docker kill` in the middle of a job: it is run again in another container and answered once."""
    launcher = await open_docker_launcher(IMAGE, sizes=())
    client = docker.from_env()
    before = own_containers(client)
    has_started = asyncio.Event()
    async with Pool(launcher, slots=1) as pool:
        running = asyncio.create_task(pool.run(SLOW, on_start=has_started.set))
        await has_started.wait()
        for container in own_containers(client, before):
            container.kill()
        outcome = await running

    assert outcome.ending is Ending.FINISHED
    assert own_containers(client, before) == []
    client.close()


@pytest.mark.docker
async def test_a_container_out_of_memory_is_the_submissions_doing() -> None:
    """Memory that the child's own limit does not count fills the container: the verdict is MEMORY, never our fault."""
    launcher = await open_docker_launcher(IMAGE, sizes=())
    source = """
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
    async with Pool(launcher, slots=1) as pool:
        outcome = await pool.run(Job(source, "answer", (Case("only", ()),), wall_seconds=30.0))
        again = await pool.run(HELLO)

    assert outcome.ending is Ending.MEMORY
    assert again.ending is Ending.FINISHED


@pytest.mark.docker
async def test_boxes_of_a_dead_judge_are_swept_and_those_of_a_living_one_are_not() -> None:
    """Only containers whose owner on this machine has ended are removed."""
    client = docker.from_env()
    api = client.api

    def make(owner: str) -> str:
        return str(api.create_container(IMAGE, labels={BOX_LABEL: "", OWNER_LABEL: owner})["Id"])

    me = describe_owner(os.getpid())
    living, foreign, dead = make(me), make("elsewhere 7 1"), make(f"{me}0")
    try:
        sweep_containers(api)

        left = {container["Id"] for container in api.containers(all=True)}
        assert {living, foreign} <= left
        assert dead not in left
    finally:
        for container in (living, foreign):
            api.remove_container(container, force=True)
        client.close()


@pytest.mark.docker
async def test_programs_of_images_without_a_name_are_swept() -> None:
    """What was compiled for an image goes when the image is gone, or when another has taken its name."""
    client = docker.from_env()
    api = client.api
    container = api.create_container(IMAGE)["Id"]
    unnamed = api.commit(container)["Id"]
    named = api.inspect_image(IMAGE)["Id"]  # type: ignore[no-untyped-call]  # the stubs lack it
    images = {"gone": "sha256:" + "0" * 64, "unnamed": unnamed, "named": named, "own": unnamed}
    volumes = {of: f"jaxtutor-test-{of}-{os.getpid()}" for of in images}
    try:
        for of, image in images.items():
            api.create_volume(volumes[of], labels={BOX_LABEL: "", IMAGE_LABEL: image})

        sweep_volumes(api, but=volumes["own"])

        assert {of for of in images if has_volume(api, volumes[of])} == {"named", "own"}
    finally:
        for volume in volumes.values():
            with suppress(NotFound):
                api.remove_volume(volume)
        api.remove_container(container)
        api.remove_image(unnamed)
        client.close()


@pytest.mark.docker
async def test_a_missing_image_is_named_with_the_command_that_builds_it() -> None:
    """An image that is not there is said to be missing, with what to type."""
    with pytest.raises(LaunchBoxError, match="docker build -t jaxtutor-no-such-image"):
        await open_docker_launcher("jaxtutor-no-such-image")


@pytest.mark.docker
async def test_an_unknown_runtime_is_refused_at_the_start() -> None:
    """A runtime that the engine does not know is found out by the self-check."""
    with pytest.raises(LaunchBoxError, match="no-such-runtime"):
        await open_docker_launcher(IMAGE, "no-such-runtime")


async def test_a_start_can_be_called_off_at_any_moment(tmp_path: Path) -> None:
    """Closing a judge while its boxes are being started ends, whichever step the start has reached."""
    launcher = await open_process_launcher(tmp_path)
    for steps in range(30):
        starting = asyncio.create_task(launcher.start(0, trusted=False))
        for _ in range(steps):
            await asyncio.sleep(0)
        starting.cancel()
        async with asyncio.timeout(30):
            [channel] = await asyncio.gather(starting, return_exceptions=True)
            if isinstance(channel, ProcessChannel):
                await channel.close()
