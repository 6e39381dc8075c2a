"""What a judge's boxes hold of the machine: memory, processes, descriptors, files, containers.

Nothing is counted twice. Containers are read from their control groups, where a page that several processes share is
charged once: what the kernel charges, without the file cache it could drop at once, as ``docker stats`` does.
Boxes that are child processes are read as proportional set sizes, where a shared page is divided among its holders.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from runner.docker import ENGINE_ERRORS, OWNER_LABEL, SCRATCH_FOLDER, make_client
from runner.owner import describe_owner

MIB: Final = 2**20
CGROUPS: Final = Path("/sys/fs/cgroup")
PARENT_FIELD: Final = 1
"""Place of the parent in /proc/PID/stat, counted after the process's name."""


class ReadFootprintError(Exception):
    """This machine or this user cannot see what the boxes hold; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """What the boxes of this process's judges hold at one moment.

    Attributes:
        memory_mib: Memory of all boxes.
        host_mib: Memory of this process, which is the judge's other half.
        processes: Processes in the boxes.
        descriptors: Open file descriptors of the boxes' processes and of this one.
        files: Files and folders in the boxes' scratch space, and in the folder for this process's temporary files.
        containers: Containers, running or not.
    """

    memory_mib: float
    host_mib: float
    processes: int
    descriptors: int
    files: int
    containers: int


def read_footprint(backend: str) -> Footprint:
    """Read what the boxes of this process hold.

    Raises:
        ReadFootprintError: It cannot be read here.
    """
    own = os.getpid()
    try:
        if backend == "docker":
            containers = list_containers()
            groups = {pid: _find_group(pid) for pid in containers.values() if pid}
            pids = [pid for group in groups.values() for pid in _read_pids(group)]
            memory = sum(map(_read_charged_bytes, groups.values()))
            scratches = [Path(f"/proc/{pid}/root{SCRATCH_FOLDER}") for pid in groups]
        else:
            containers, scratches = {}, []
            pids = list_descendants(own)
            memory = sum(map(read_proportional_bytes, pids))
        return Footprint(
            memory_mib=memory / MIB,
            host_mib=read_proportional_bytes(own) / MIB,
            processes=len(pids),
            descriptors=sum(map(_count_descriptors, [*pids, own])),
            files=sum(map(_count_files, [*scratches, Path(tempfile.gettempdir())])),
            containers=len(containers),
        )
    except (*ENGINE_ERRORS, ValueError) as error:
        raise ReadFootprintError(f"What the boxes hold cannot be read here: {error!r}") from error


def list_containers() -> dict[str, int]:
    """List the containers of this process's judges, each with its first process as this machine numbers it, or 0."""
    client = make_client()
    try:
        label = f"{OWNER_LABEL}={describe_owner(os.getpid())}"
        found = client.containers(all=True, filters={"label": label})
        return {one["Id"]: int(client.inspect_container(one["Id"])["State"]["Pid"]) for one in found}
    finally:
        client.close()


def list_descendants(ancestor: int) -> list[int]:
    """List the processes that descend from one, without it."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            stat = (folder / "stat").read_text("utf-8", "replace")
            parent = int(stat.rpartition(") ")[2].split()[PARENT_FIELD])
            children.setdefault(parent, []).append(int(folder.name))
    found: list[int] = []
    waiting = [ancestor]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def read_proportional_bytes(pid: int) -> int:
    """Read a process's memory, each shared page divided among its holders; 0 if it has ended."""
    with suppress(FileNotFoundError, ProcessLookupError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii", "replace").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _find_group(pid: int) -> Path:
    """Find the control group that charges a process for memory, in either version of the hierarchy."""
    for line in Path(f"/proc/{pid}/cgroup").read_text("ascii").splitlines():
        _, controllers, path = line.split(":", 2)
        if controllers in {"", "memory"}:
            group = CGROUPS / controllers / path.lstrip("/")
            if group != CGROUPS and group.is_dir():
                return group
    raise FileNotFoundError(f"the control group of process {pid}")


def _read_charged_bytes(group: Path) -> int:
    is_first_version = (group / "memory.usage_in_bytes").exists()
    usage = int((group / ("memory.usage_in_bytes" if is_first_version else "memory.current")).read_text("ascii"))
    statistics = dict(line.split() for line in (group / "memory.stat").read_text("ascii").splitlines())
    return usage - int(statistics["total_inactive_file" if is_first_version else "inactive_file"])


def _read_pids(group: Path) -> list[int]:
    return [int(line) for line in (group / "cgroup.procs").read_text("ascii").split()]


def _count_descriptors(pid: int) -> int:
    with suppress(FileNotFoundError, ProcessLookupError):
        return len(os.listdir(f"/proc/{pid}/fd"))  # noqa: PTH208  # names are enough
    return 0


def _count_files(folder: Path) -> int:
    # Emptied while it is read: what has gone is not there.
    with suppress(FileNotFoundError):
        return sum(1 for _ in folder.rglob("*"))
    return 0
