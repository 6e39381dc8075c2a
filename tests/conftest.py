"""What every test shares: which outside parts are here, and the promise that nothing leaves this machine."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import docker
import pytest
from docker.errors import DockerException, ImageNotFound
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable

REQUIRED = frozenset(filter(None, os.environ.get("JAXTUTOR_TEST_REQUIRE", "").split(",")))
"""Parts whose absence fails a test instead of skipping it, as the gate wants."""

# The same commit gets the same examples, and so the same answer; `--hypothesis-profile=default` draws others.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")

IMAGE = os.environ.get("JAXTUTOR_DOCKER_IMAGE", "jaxtutor-box")


@cache
def find_docker() -> str:
    """Say why Docker tests cannot run here; empty if they can."""
    try:
        client = docker.from_env(timeout=10)
    except DockerException as error:
        return f"no Docker engine answers ({type(error).__name__}); start one, then `make image`"
    try:
        client.images.get(IMAGE)
    except ImageNotFound:
        return f"the image {IMAGE} is not built; run `make image`"
    finally:
        client.close()
    return ""


@cache
def find_postgres() -> str:
    """Say why PostgreSQL tests cannot run here; empty if they can."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if shutil.which("initdb") or any((folder / "initdb").exists() for folder in folders):
        return ""
    return "PostgreSQL's initdb is not installed (Debian: apt-get install postgresql)"


@cache
def find_browser() -> str:
    """Say why browser tests cannot run here; empty if they can."""
    if shutil.which("chromium"):
        return ""
    return "Chromium is not installed (Debian: apt-get install chromium)"


PARTS: dict[str, Callable[[], str]] = {"docker": find_docker, "postgres": find_postgres, "browser": find_browser}


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose outside part is missing, or fail it where that part is required."""
    for part, find in PARTS.items():
        if item.get_closest_marker(part) is None:
            continue
        missing = find()
        if missing and part in REQUIRED:
            pytest.fail(f"{part} is required by JAXTUTOR_TEST_REQUIRE, but {missing}", pytrace=False)
        if missing:
            pytest.skip(missing)


def refuse_foreign_address(event: str, arguments: tuple[object, ...]) -> None:
    """Raise when a test reaches for any address but loopback: a test that needs the network is wrong."""
    if event != "socket.connect":
        return
    connecting, address = arguments
    if not isinstance(connecting, socket.socket) or connecting.family not in {socket.AF_INET, socket.AF_INET6}:
        return
    host = str(address[0]) if isinstance(address, tuple) else str(address)
    if host != "localhost" and not ipaddress.ip_address(host.partition("%")[0]).is_loopback:
        raise PermissionError(f"a test tried to connect to {host}: only loopback is allowed")


sys.addaudithook(refuse_foreign_address)
