"""Runs boxes as containers: the only file that talks to Docker.

The channel to a box is its standard input and output, attached through the engine: bytes, counted as they are read.
Nothing is ever copied out of a container, executed in one, or shared with it writable. A container serves learner code
until it is thrown away, and what it leaves behind goes with it.
"""

from __future__ import annotations

import asyncio
import os
import socket
import struct
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import docker
import structlog
from docker.errors import APIError, DockerException, ImageNotFound, NotFound
from docker.types import LogConfig, Ulimit
from requests.exceptions import RequestException

from runner import codec, limits
from runner.box.settings import DEFAULT_SIZES, ENVIRONMENT, BoxSettings, Sizes
from runner.launcher import Autopsy, BoxGoneError, LaunchBoxError
from runner.owner import describe_owner, is_dead
from runner.protocol import BoxReady

BOX_LABEL: Final = "jaxtutor.box"
OWNER_LABEL: Final = "jaxtutor.owner"
IMAGE_LABEL: Final = "jaxtutor.image"
PROMISED_WALLS: Final = frozenset(
    {
        "network",
        "sockets",
        "processes",
        "no_new_privs",
        "seccomp",
        "capabilities",
        "own_user",
        "read_only_root",
        "read_only_code",
        "read_only_cache",
    }
)
"""Landlock is not among them: it is a second wall where the kernel has it."""
CODE_FOLDER: Final = "/opt/jaxtutor"
CACHE_FOLDER: Final = "/cache"
SCRATCH_FOLDER: Final = "/scratch"
PYTHON: Final = "/opt/box/bin/python"
FIRST_UID: Final = 20_000
"""Below 65,536, so that an engine with remapped user ids has them too."""
UIDS_PER_SLOT: Final = 700
TRUSTED_CPU_SHARES: Final = 256
"""A container has 1,024 unless told otherwise."""
ENGINE_SECONDS: Final = 30
DEATH_SECONDS: Final = 5.0
STREAM_HEADER: Final = struct.Struct(">BxxxI")
STDOUT_STREAM: Final = 1
ENGINE_ERRORS: Final = (DockerException, RequestException, OSError)

log = structlog.get_logger(__name__)


class DockerChannel:
    """The attached standard streams of one container."""

    def __init__(
        self, client: docker.APIClient, container: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._client = client
        self._container = container
        self._reader = reader
        self._writer = writer
        self._output = bytearray()
        self._noise = bytearray()
        self._is_removed = False

    async def read_exactly(self, size: int) -> bytes:
        """See ``Channel``. Reads no further than it must: a flooding box waits in its pipe, not in this memory."""
        while len(self._output) < size:
            try:
                stream, length = STREAM_HEADER.unpack(await self._reader.readexactly(STREAM_HEADER.size))
                if length > limits.FRAME_BYTES:
                    raise BoxGoneError("the engine sent a stream that is too long")
                data = await self._reader.readexactly(length)
            except (asyncio.IncompleteReadError, OSError) as error:
                raise BoxGoneError("the container closed its output") from error
            if stream == STDOUT_STREAM:
                self._output += data
            else:
                self._noise += data
                del self._noise[: -limits.NOISE_BYTES]
        # One copy: a slice of the bytearray would be a second one, of megabytes.
        with memoryview(self._output) as output:
            taken = bytes(output[:size])
        del self._output[:size]
        return taken

    async def write(self, data: bytes) -> None:
        """See ``Channel``."""
        try:
            self._writer.write(data)
            await self._writer.drain()
        except OSError as error:
            raise BoxGoneError("the container closed its input") from error

    async def perform_autopsy(self) -> Autopsy:
        """See ``Channel``."""
        note = self._noise.decode("utf-8", "replace")
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(DEATH_SECONDS):
                    await self._read_to_the_end()
            state = (await asyncio.to_thread(self._client.inspect_container, self._container))["State"]
        except ENGINE_ERRORS as error:
            return Autopsy(ran_out_of_memory=False, detail=f"the engine does not say: {error!r} {note}")
        # `OOMKilled` is also set when one child was killed and the box went on: only for a dead box is it the reason.
        out_of_memory = bool(state["OOMKilled"]) and not state["Running"]
        detail = (
            f"running={state['Running']} status={state['ExitCode']} oom={state['OOMKilled']} {state['Error']} {note}"
        )
        return Autopsy(ran_out_of_memory=out_of_memory, detail=detail)

    async def close(self) -> None:
        """See ``Channel``."""
        if self._is_removed:
            return
        self._is_removed = True
        self._writer.close()
        with suppress(OSError):
            await self._writer.wait_closed()
        try:
            await asyncio.to_thread(self._client.remove_container, self._container, force=True, v=True)
        except NotFound:
            pass
        except ENGINE_ERRORS as error:
            # The engine is away; the next start of a judge sweeps what is left.
            log.warning("container not removed", container=self._container, why=str(error))
        finally:
            await asyncio.to_thread(self._client.close)

    async def _read_to_the_end(self) -> None:
        with suppress(BoxGoneError):
            while True:
                await self.read_exactly(len(self._output) + 1)


class DockerLauncher:
    """Starts boxes as containers of one image. Made by ``open_docker_launcher``."""

    name = "docker"
    jax_version = ""

    def __init__(self, client: docker.APIClient, image: str, runtime: str | None, sizes: Sizes) -> None:
        self._runtime = runtime
        self._sizes = sizes
        self._image_id: str = client.inspect_image(image)["Id"]  # type: ignore[no-untyped-call]  # the stubs lack it
        self._processors = int(client.info()["NCPU"])
        short_id = self._image_id.removeprefix("sha256:")[:16]
        self.identity = f"docker-{short_id}"
        # Compiled programs are good for one image only: its versions of JAX are part of what they are.
        self.volume = f"jaxtutor-compiled-{short_id}"
        self._is_compiled = has_volume(client, self.volume)
        client.create_volume(self.volume, labels={BOX_LABEL: "", IMAGE_LABEL: self._image_id})

    async def has_compiled_programs(self) -> bool:
        """See ``Launcher``."""
        return self._is_compiled

    async def start(self, slot: int, *, trusted: bool) -> DockerChannel:
        """See ``Launcher``."""
        return await self._start(slot, "server", trusted=trusted)

    def check_walls(self, missing: tuple[str, ...]) -> None:
        """See ``Launcher``."""
        broken = sorted(PROMISED_WALLS.intersection(missing))
        if broken:
            raise LaunchBoxError(f"the container lacks {', '.join(broken)}: learner code is not run in it")

    async def check_itself(self) -> None:
        """Start one container only to see which walls stand in it.

        Raises:
            LaunchBoxError: When it cannot be started or a promised wall is missing; names it.
        """
        channel = await self._start(0, "walls", trusted=False)
        try:
            async with asyncio.timeout(ENGINE_SECONDS):
                prefix = await channel.read_exactly(codec.PREFIX.size)
                frame = prefix + await channel.read_exactly(sum(codec.read_prefix(prefix)))
            ready = codec.decode(frame, BoxReady)
        except (BoxGoneError, TimeoutError, codec.DecodeFrameError) as error:
            autopsy = await channel.perform_autopsy()
            raise LaunchBoxError(f"the self-check did not run: {autopsy.detail}") from error
        finally:
            await channel.close()
        self.check_walls(ready.missing)
        self.jax_version = dict(ready.versions).get("jax", "")
        log.info("docker boxes", walls=list(ready.walls), walls_missing=list(ready.missing), runtime=self._runtime)

    async def close(self) -> None:
        """See ``Launcher``."""

    # -- one container -------------------------------------------------------------------------------------------------

    async def _start(self, slot: int, module: str, *, trusted: bool) -> DockerChannel:
        starting = asyncio.create_task(self._create_and_attach(slot, module, trusted=trusted))
        try:
            return await asyncio.shield(starting)
        except asyncio.CancelledError:
            # The engine's work cannot be called back: wait for it, then undo it.
            with suppress(LaunchBoxError):
                await (await starting).close()
            raise

    async def _create_and_attach(self, slot: int, module: str, *, trusted: bool) -> DockerChannel:
        client: docker.APIClient | None = None
        container = ""
        try:
            client = await asyncio.to_thread(make_client)
            container = await asyncio.to_thread(self._create, client, slot, module, trusted=trusted)
            stream = await asyncio.to_thread(attach, client, container)
            reader, writer = await asyncio.open_connection(sock=stream)
            await asyncio.to_thread(client.start, container)
        except ENGINE_ERRORS as error:
            if client is not None:
                with suppress(*ENGINE_ERRORS):
                    await asyncio.to_thread(client.remove_container, container, force=True)
                client.close()
            raise LaunchBoxError(f"Docker does not start a container: {error}") from error
        return DockerChannel(client, container, reader, writer)

    def _create(self, client: docker.APIClient, slot: int, module: str, *, trusted: bool) -> str:
        settings = BoxSettings(
            code_folder=CODE_FOLDER,
            scratch_folder=SCRATCH_FOLDER,
            cache_folder=CACHE_FOLDER,
            trusted=trusted,
            first_uid=None if trusted else FIRST_UID + slot * UIDS_PER_SLOT,
            uid_count=UIDS_PER_SLOT,
            starts_backend=not trusted,
            spares=limits.SPARES,
            sizes=self._sizes,
        )
        made = client.create_container(
            self._image_id,
            command=settings.command(PYTHON, module),
            environment=ENVIRONMENT | {"HOME": SCRATCH_FOLDER, "TMPDIR": SCRATCH_FOLDER},
            user="0:0",
            hostname="box",
            stdin_open=True,
            network_disabled=True,
            working_dir="/",
            labels={BOX_LABEL: "", OWNER_LABEL: describe_owner(os.getpid())},
            host_config=self._host_config(client, slot, trusted=trusted),
        )
        return str(made["Id"])

    def _host_config(self, client: docker.APIClient, slot: int, *, trusted: bool) -> dict[str, Any]:
        profile = Path(__file__).with_name("seccomp.json").read_text(encoding="ascii")
        return client.create_host_config(
            runtime=self._runtime,
            network_mode="none",
            ipc_mode="none",
            read_only=True,
            cap_drop=["ALL"],
            # To become a job's user and to end its processes; a trusted box does neither.
            cap_add=[] if trusted else ["SETUID", "SETGID", "KILL"],
            security_opt=["no-new-privileges:true", f"seccomp={profile}"],
            pids_limit=limits.BOX_TASKS,
            mem_limit=limits.BOX_MEMORY_BYTES,
            # The same number: otherwise swap doubles the limit.
            memswap_limit=limits.BOX_MEMORY_BYTES,
            oom_score_adj=500,
            # JAX starts threads by the processors it sees, not by a share of them.
            cpuset_cpus=None if trusted else str(slot % self._processors),
            # What is computed ahead gives way to submissions.
            cpu_shares=TRUSTED_CPU_SHARES if trusted else None,
            ulimits=[
                Ulimit(name="core", soft=0, hard=0),
                Ulimit(name="nofile", soft=1024, hard=1024),
                Ulimit(name="memlock", soft=0, hard=0),
            ],
            tmpfs={
                SCRATCH_FOLDER: f"rw,noexec,nosuid,nodev,size={limits.SCRATCH_BYTES},"
                f"nr_inodes={limits.SCRATCH_INODES},mode=1777"
            },
            binds={self.volume: {"bind": CACHE_FOLDER, "mode": "rw" if trusted else "ro"}},
            # The engine's log has no limit on its length: learner output must never reach it.
            log_config=LogConfig(type=LogConfig.types.NONE),
        )


async def open_docker_launcher(
    image: str, runtime: str | None = None, *, sizes: Sizes = DEFAULT_SIZES
) -> DockerLauncher:
    """Make sure that there are an engine and the image, and that containers keep learner code in.

    Args:
        image: The image's name.
        runtime: An OCI runtime that the engine knows, or None for its default.
        sizes: What children warm themselves with.

    Raises:
        LaunchBoxError: When something is missing; says what to do.
    """

    def open_launcher() -> DockerLauncher:
        client = make_client()
        try:
            sweep_containers(client)
            launcher = DockerLauncher(client, image, runtime, sizes)
            sweep_volumes(client, but=launcher.volume)
            return launcher
        finally:
            client.close()

    try:
        launcher = await asyncio.to_thread(open_launcher)
    except ImageNotFound as error:
        raise LaunchBoxError(f"There is no image {image!r}; build it with: docker build -t {image} .") from error
    except ENGINE_ERRORS as error:
        raise LaunchBoxError(f"No Docker engine answers: {error}") from error
    await launcher.check_itself()
    return launcher


# -- the engine --------------------------------------------------------------------------------------------------------


def make_client() -> docker.APIClient:
    """Connect to the engine that the environment names, as the docker command does.

    One client per container: the library's sessions are not made for several threads.
    """
    return docker.from_env(timeout=ENGINE_SECONDS).api


def attach(client: docker.APIClient, container: str) -> socket.socket:
    """Attach to a container's standard streams, before it is started, so that nothing is missed.

    Raises:
        DockerException: When the engine is reached in a way whose connections cannot be taken over.
    """
    stream = client.attach_socket(container, params={"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1})
    connection = getattr(stream, "_sock", stream)
    if type(connection) is not socket.socket:
        raise DockerException("reach the engine by a unix socket or plain TCP: TLS and SSH cannot be attached to")
    # The library would close the connection with its response: keep a descriptor of it, and none of the library's.
    taken = connection.dup()
    stream.close()
    connection.close()
    taken.setblocking(False)
    return taken


def has_volume(client: docker.APIClient, name: str) -> bool:
    """Tell whether the engine has a volume of that name."""
    try:
        client.inspect_volume(name)
    except NotFound:
        return False
    return True


def sweep_containers(client: docker.APIClient) -> None:
    """Remove boxes whose judge is dead: only those of this machine, and none of a judge that lives."""
    for found in client.containers(all=True, filters={"label": BOX_LABEL}):
        if is_dead(found["Labels"].get(OWNER_LABEL, "")):
            log.info("removing a dead judge's box", container=found["Id"])
            with suppress(APIError):
                client.remove_container(found["Id"], force=True, v=True)


def sweep_volumes(client: docker.APIClient, but: str) -> None:
    """Remove the compiled programs of images that are gone, or that have no name since another one was built."""
    for volume in client.volumes(filters={"label": BOX_LABEL})["Volumes"] or ():
        if volume["Name"] == but:
            continue
        try:
            image = client.inspect_image((volume["Labels"] or {}).get(IMAGE_LABEL, ""))  # type: ignore[no-untyped-call]  # as above
        except NotFound:
            image = {}
        if not image.get("RepoTags"):
            # Refused for as long as a box of that image runs.
            with suppress(APIError):
                client.remove_volume(volume["Name"])
