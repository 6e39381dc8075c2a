"""Boxes of both kinds, warm, shared by a module's tests: the same claims are made about each."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from runner.docker import open_docker_launcher
from runner.pool import Pool
from runner.process import open_process_launcher

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from runner.launcher import Launcher

KINDS = [pytest.param("process"), pytest.param("docker", marks=pytest.mark.docker)]


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=KINDS)
async def launcher(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Launcher]:
    """A launcher of each kind."""
    if request.param == "docker":
        opened: Launcher = await open_docker_launcher(os.environ.get("JAXTUTOR_DOCKER_IMAGE", "jaxtutor-box"), sizes=())
    else:
        folder: Path = tmp_path_factory.mktemp("cache")
        opened = await open_process_launcher(folder, sizes=())
    yield opened
    await opened.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pool(launcher: Launcher) -> AsyncIterator[Pool]:
    """One warm box, so that every test comes after another in the same one."""
    async with Pool(launcher, slots=1) as opened:
        yield opened
