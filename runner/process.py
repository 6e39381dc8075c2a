"""Runs boxes as local processes, for a machine without Docker.

It is for a person's own code on their own machine. What walls there are depends on the kernel: a system-call filter,
Landlock, and namespaces where an unprivileged user may make them. What is missing is logged at the start.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import structlog

from runner import limits
from runner.box.settings import DEFAULT_SIZES, ENVIRONMENT, BoxSettings, Sizes
from runner.box.sweep import remove_tree
from runner.launcher import Autopsy, BoxGoneError, LaunchBoxError

if TYPE_CHECKING:
    from asyncio.subprocess import Process

CODE_FOLDER: Final = Path(__file__).parents[1]
NAMESPACES: Final = (
    "unshare",
    "--user",
    "--map-current-user",
    "--net",
    "--pid",
    "--ipc",
    "--mount",
    "--mount-proc",
    "--fork",
    "--kill-child",
)
"""Own processes, own (empty) network, own shared memory; all of it dies with the first process."""
VERSIONS: Final = """
import sys
from importlib.metadata import version
print(sys.version, *(version(name) for name in ("jaxlib", "flax", "optax", "numpy")))
print(version("jax"))
"""
END_SECONDS: Final = 5.0

log = structlog.get_logger(__name__)


class ProcessChannel:
    """The pipes of one box that is a child process."""

    def __init__(self, process: Process, scratch: Path) -> None:
        if process.stdin is None or process.stdout is None or process.stderr is None:
            raise LaunchBoxError("a box without pipes")
        self._process = process
        self._stdin, self._stdout = process.stdin, process.stdout
        self._scratch = scratch
        self._noise = bytearray()
        self._noise_reader = asyncio.create_task(self._keep_noise(process.stderr))

    async def read_exactly(self, size: int) -> bytes:
        """See ``Channel``."""
        try:
            return await self._stdout.readexactly(size)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise BoxGoneError("the process closed its output") from error

    async def write(self, data: bytes) -> None:
        """See ``Channel``."""
        try:
            self._stdin.write(data)
            await self._stdin.drain()
        except (ConnectionError, RuntimeError) as error:
            raise BoxGoneError("the process closed its input") from error

    async def perform_autopsy(self) -> Autopsy:
        """See ``Channel``."""
        await self._end()
        note = self._noise.decode("utf-8", "replace")
        # Without a container there is no counter to ask: a kill from outside may have any reason.
        return Autopsy(ran_out_of_memory=False, detail=f"status {self._process.returncode}: {note}")

    async def close(self) -> None:
        """See ``Channel``."""
        await self._end()
        await asyncio.to_thread(remove_tree, str(self._scratch))

    async def _end(self) -> None:
        if self._process.returncode is None:
            # The server ends when its input does, and takes the zygote and every child with it.
            self._stdin.close()
            with suppress(TimeoutError):
                async with asyncio.timeout(END_SECONDS):
                    await self._process.wait()
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()
        await self._noise_reader

    async def _keep_noise(self, stream: asyncio.StreamReader) -> None:
        while data := await stream.read(limits.NOISE_BYTES):
            self._noise += data
            del self._noise[: -limits.NOISE_BYTES]


class ProcessLauncher:
    """Starts boxes as child processes. Made by ``open_process_launcher``."""

    name = "process"

    def __init__(self, python: Path, cache_folder: Path, versions: str, *, sizes: Sizes, has_namespaces: bool) -> None:
        self._python = python
        self.jax_version = versions.splitlines()[-1]
        self._sizes = sizes
        self._has_namespaces = has_namespaces
        self._has_told = False
        self._undoing: set[asyncio.Task[None]] = set()
        self.identity = "process-" + hashlib.sha256(f"{versions} {ENVIRONMENT}".encode()).hexdigest()[:16]
        self._compiled = cache_folder / "compiled" / self.identity
        self._compiled.mkdir(parents=True, exist_ok=True)

    async def has_compiled_programs(self) -> bool:
        """See ``Launcher``."""
        return any(self._compiled.iterdir())

    async def start(self, slot: int, *, trusted: bool) -> ProcessChannel:
        """See ``Launcher``."""
        scratch = Path(tempfile.mkdtemp(prefix=f"jaxtutor-box{slot}-"))
        settings = BoxSettings(
            code_folder=str(CODE_FOLDER),
            scratch_folder=str(scratch),
            cache_folder=str(self._compiled),
            trusted=trusted,
            starts_backend=not trusted,
            spares=limits.SPARES,
            sizes=self._sizes,
        )
        command = settings.command(str(self._python), "server")
        if self._has_namespaces:
            command = [*NAMESPACES, *command]
        starting = asyncio.create_task(_spawn(command, scratch))
        try:
            return await asyncio.shield(starting)
        except asyncio.CancelledError:
            # asyncio may wait for ever for a process whose start is called off half-way: let it start, then end it.
            undoing = asyncio.create_task(_undo(starting))
            self._undoing.add(undoing)
            undoing.add_done_callback(self._undoing.discard)
            raise

    def check_walls(self, missing: tuple[str, ...]) -> None:
        """Say once which walls this machine does not offer; none is promised."""
        if not self._has_told:
            self._has_told = True
            log.info("process boxes", walls_missing=list(missing), namespaces=self._has_namespaces)

    async def close(self) -> None:
        """See ``Launcher``. Waits until the last start that was called off is undone."""
        await asyncio.gather(*self._undoing)


async def _spawn(command: list[str], scratch: Path) -> ProcessChannel:
    try:
        process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=ENVIRONMENT, start_new_session=True
        )
    except OSError as error:
        shutil.rmtree(scratch, ignore_errors=True)
        raise LaunchBoxError(f"cannot start {command[0]}: {error}") from error
    return ProcessChannel(process, scratch)


async def _undo(starting: asyncio.Task[ProcessChannel]) -> None:
    with suppress(LaunchBoxError):
        await (await starting).close()


async def open_process_launcher(
    cache_folder: Path, python: Path | None = None, *, sizes: Sizes = DEFAULT_SIZES
) -> ProcessLauncher:
    """Make sure that there is a Python with JAX, and find out what the machine offers.

    Args:
        cache_folder: Compiled programs are kept below it.
        python: The interpreter; by default that of ``.venv-box`` beside the project, or this one.
        sizes: What children warm themselves with.

    Raises:
        LaunchBoxError: When it has no JAX or Flax.
    """
    beside = CODE_FOLDER / ".venv-box" / "bin" / "python"
    python = python or (beside if beside.exists() else Path(sys.executable))
    status, output = await _run(str(python), "-I", "-c", VERSIONS)
    if status != 0:
        raise LaunchBoxError(f"{python} cannot import JAX and Flax: {output.strip()[-500:]}")
    status, _ = await _run(*NAMESPACES, str(python), "-I", "-c", "") if sys.platform == "linux" else (1, "")
    return ProcessLauncher(python, cache_folder, output, sizes=sizes, has_namespaces=status == 0)


async def _run(*command: str) -> tuple[int, str]:
    try:
        process = await asyncio.create_subprocess_exec(
            *command, stdin=DEVNULL, stdout=PIPE, stderr=asyncio.subprocess.STDOUT, env=ENVIRONMENT | _home()
        )
    except OSError as error:
        return 127, str(error)
    output, _ = await process.communicate()
    return process.returncode or 0, output.decode("utf-8", "replace")


def _home() -> dict[str, str]:
    return {"HOME": os.environ.get("HOME", "/")}
