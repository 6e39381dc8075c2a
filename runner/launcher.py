"""What a launcher is: the one seam between the pool and the ways to run a box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class LaunchBoxError(Exception):
    """A box could not be started; the message is for the log."""


class BoxGoneError(Exception):
    """The other end of a channel has closed or does not answer."""


@dataclass(frozen=True, slots=True)
class Autopsy:
    """Why a box ended.

    Attributes:
        ran_out_of_memory: Whether the kernel killed it for want of memory.
        detail: For the log.
    """

    ran_out_of_memory: bool
    detail: str


class Channel(Protocol):
    """Bytes to and from one running box, and the way to end it."""

    async def read_exactly(self, size: int) -> bytes:
        """Read so many bytes of the box's standard output.

        Raises:
            BoxGoneError: When the box closes it first.
        """
        ...

    async def write(self, data: bytes) -> None:
        """Write to the box's standard input.

        Raises:
            BoxGoneError: When the box has closed it.
        """
        ...

    async def perform_autopsy(self) -> Autopsy:
        """Find out why the box has ended (or end it, if it has not)."""
        ...

    async def close(self) -> None:
        """End the box and wait until nothing of it is left. May be called twice."""
        ...


class Launcher(Protocol):
    """Starts boxes of one kind.

    Attributes:
        name: ``docker`` or ``process``.
        identity: Changes whenever reference outputs or compiled programs may: image id, versions.
        jax_version: The version of JAX in its boxes; empty as long as nobody has looked.
    """

    name: str
    identity: str
    jax_version: str

    async def has_compiled_programs(self) -> bool:
        """Tell whether trusted jobs have filled the compilation cache of this identity before."""
        ...

    async def start(self, slot: int, *, trusted: bool) -> Channel:
        """Start a box.

        Args:
            slot: Which place in the pool it takes: decides on processors and user ids.
            trusted: For the project's own references only: such a box may fill the compilation cache.

        Raises:
            LaunchBoxError: When it cannot be started.
        """
        ...

    def check_walls(self, missing: tuple[str, ...]) -> None:
        """Look at the walls that a box found missing.

        Raises:
            LaunchBoxError: When one of them is a wall that this launcher promises.
        """
        ...

    async def close(self) -> None:
        """Give back what the launcher holds; all its boxes are closed by then."""
        ...
