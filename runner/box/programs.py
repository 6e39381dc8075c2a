"""Compiled programs that one process keeps in its memory, for code that asks for the same one again.

A solution is called once for each case, and code such as ``jax.jit(lambda ...)`` inside it makes a new function of each
call. JAX knows programs by function, and would compile every one of them anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jax._src import compiler

from runner import limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


def remember_programs() -> None:
    """From here on, compile no program twice in this process, or in one forked from it.

    What stands for a program is JAX's own key of its compilation cache, and the devices it is for.
    """
    kept: dict[tuple[str, tuple[int, ...]], object] = {}
    read: Callable[..., tuple[object, object]] = compiler._cache_read  # noqa: SLF001  # JAX has no setting for this
    compile_one = compiler._compile_and_write_cache  # noqa: SLF001  # the same

    def keep(key: str, devices: Iterable[Any], program: object) -> None:
        # Without a limit, code that compiles on and on would fill its memory with what it has done with.
        if len(kept) >= limits.PROGRAMS:
            del kept[next(iter(kept))]
        kept[key, identify(devices)] = program

    def read_or_recall(
        name: str, key: str, options: object, backend: object, devices: Iterable[Any], *callbacks: object
    ) -> tuple[object, object]:
        # A program that calls back into Python belongs to the function that it calls.
        if any(callbacks):
            return read(name, key, options, backend, devices, *callbacks)
        # Taken out and put back, so that those go first that nobody has asked for in a long time.
        kept_one = kept.pop((key, identify(devices)), None)
        found = read(name, key, options, backend, devices, *callbacks) if kept_one is None else (kept_one, 0)
        if found[0] is not None:
            keep(key, devices, found[0])
        return found

    def compile_and_keep(  # noqa: PLR0917  # JAX's own signature
        backend: object,
        computation: object,
        devices: Iterable[Any],
        options: object,
        callbacks: Sequence[object],
        name: str,
        key: str,
    ) -> object:
        program = compile_one(backend, computation, devices, options, callbacks, name, key)
        if not callbacks:
            keep(key, devices, program)
        return program

    compiler._cache_read = read_or_recall  # noqa: SLF001  # as above
    compiler._compile_and_write_cache = compile_and_keep  # noqa: SLF001  # as above


def identify(devices: Iterable[Any]) -> tuple[int, ...]:
    """Give what tells devices from others, in their order."""
    return tuple(device.id for device in devices)
