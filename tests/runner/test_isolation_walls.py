"""The judge does not start when a wall is missing, and says which; it uses the runtime that it is told to use."""

from __future__ import annotations

import io
import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import docker
import pytest

from problems.bank import Bank, load_bank
from runner.docker import OWNER_LABEL, PROMISED_WALLS, open_docker_launcher
from runner.judge import OpenJudgeError, open_judge
from runner.launcher import LaunchBoxError
from runner.owner import describe_owner
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.docker, pytest.mark.asyncio(loop_scope="module")]

IMAGE: Final = os.environ.get("JAXTUTOR_DOCKER_IMAGE", "jaxtutor-box")
HOLES: Final = {
    # The container's profile still refuses sockets, and its filter still counts as one: what is left is the children's.
    "processes": ("seccomp.py", 'platform.system() == "Linux" and platform.machine() in ARCHITECTURES', "False"),
    "own_user": ("confine.py", "if uid is not None:", "if False:"),
}
"""What to change in the image's code (file, from, to) so that a wall is not there."""


@pytest.fixture(params=HOLES)
def hole(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """An image of the judge with a hole in one wall: the wall's name, and the image's."""
    wall = str(request.param)
    file, old, new = HOLES[wall]
    path = f"/opt/jaxtutor/runner/box/{file}"
    change = f"import pathlib; p = pathlib.Path({path!r}); t = p.read_text(); assert {old!r} in t; "
    change += f"p.write_text(t.replace({old!r}, {new!r}))"
    name = f"jaxtutor-box-without-{wall.replace('_', '-')}-{os.getpid()}"
    python = ["/opt/box/bin/python", "-c", change]
    recipe = f"FROM {IMAGE}\nRUN {json.dumps(python)}\n"
    client = docker.from_env()
    try:
        client.images.build(fileobj=io.BytesIO(recipe.encode()), tag=name, rm=True)
        yield wall, name
    finally:
        client.images.remove(name, force=True)
        client.close()


async def test_a_box_with_a_hole_is_not_used_and_the_hole_is_named(hole: tuple[str, str], tmp_path: Path) -> None:
    """An image in which learner code would run without one of its walls: the judge does not open, and names it."""
    wall, image = hole
    bank = Bank(problems=(), lessons=(), version="walls")

    with pytest.raises(OpenJudgeError, match=rf"lacks .*\b{wall}\b"):
        await open_judge("docker", bank, cache_folder=tmp_path, secret=b"", image=image)


@pytest.mark.parametrize("wall", sorted(PROMISED_WALLS))
async def test_every_promised_wall_is_named_when_a_box_misses_it(wall: str) -> None:
    """Whichever wall a box says is missing, it serves no learner, and the sentence has the wall's name."""
    launcher = await open_docker_launcher(IMAGE, sizes=())

    launcher.check_walls(())
    with pytest.raises(LaunchBoxError, match=rf"lacks {wall}: learner code is not run"):
        launcher.check_walls((wall, "landlock"))


async def test_an_unknown_runtime_is_a_sentence_for_the_operator(tmp_path: Path) -> None:
    """With a `JAXTUTOR_DOCKER_RUNTIME` that the engine does not know, the judge does not open, and says the name."""
    bank = Bank(problems=(), lessons=(), version="walls")

    with pytest.raises(OpenJudgeError, match="no-such-runtime"):
        await open_judge(
            "docker", bank, cache_folder=tmp_path, secret=b"", image=IMAGE, docker_runtime="no-such-runtime"
        )


async def test_every_container_is_started_with_the_runtime_that_was_asked_for(tmp_path: Path) -> None:
    """With a runtime by name, the engine is asked for it for learners' boxes, and judging works as ever."""
    client = docker.from_env()
    label = f"{OWNER_LABEL}={describe_owner(os.getpid())}"
    # Every engine knows it by this name, though it is not what a box gets by default: that is no name at all.
    runtime = "io.containerd.runc.v2" if "io.containerd.runc.v2" in client.info()["Runtimes"] else "runc"
    before = {container.id for container in client.containers.list(all=True, filters={"label": label})}
    problem = replace(load_bank().find("pure_state_update"), secret_set_count=1)
    bank = Bank(problems=(problem,), lessons=(), version="walls")
    judge = await open_judge(
        "docker", bank, cache_folder=tmp_path, secret=b"", slots=1, image=IMAGE, docker_runtime=runtime
    )
    try:
        verdict = (await judge.judge(problem, problem.reference)).verdict
        containers = client.containers.list(all=True, filters={"label": label})
        runtimes = [container.attrs["HostConfig"]["Runtime"] for container in containers if container.id not in before]
    finally:
        await judge.close()
        client.close()

    assert verdict is Verdict.ACCEPTED
    assert runtimes
    assert set(runtimes) == {runtime}
