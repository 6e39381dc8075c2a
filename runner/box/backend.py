"""JAX's backend in a box: how it is configured, and how the zygote has it warm before it forks."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import jax
from jax._src import compiler, xla_bridge
from jax._src.interpreters import mlir

from runner import limits
from runner.box import threads, warmup
from runner.box.programs import remember_programs
from runner.box.rehearsal import RehearseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runner.box.harness import Harness
    from runner.box.settings import BoxSettings

LOADS_WITHOUT_THREADS: Final = jax.__version_info__ >= (0, 12)
"""Older versions load a compiled program on a thread of the backend's, and wait for it."""
COMPILES_SLOWLY: Final = jax.__version_info__ < (0, 11)
"""Older versions can be told to take half the time; to later ones that is a fatal error, or what they do anyway."""
CONTEXT_USES: Final = 10
"""So often do later versions use one MLIR context, before what it has interned becomes too much."""

CARRIERS: Final = frozenset(
    {
        "apply_along_axis",
        "apply_over_axes",
        "associative_scan",
        "cond",
        "custom_linear_solve",
        "custom_root",
        "fori_loop",
        "frompyfunc",
        "map",
        "piecewise",
        "reduce",
        "reduce_precision",
        "reduce_window",
        "scan",
        "switch",
        "vectorize",
        "while_loop",
    }
)
"""Functions of JAX whose compiled program holds what their caller's function does."""


class MustCompileError(Exception):
    """A program is not in the compilation cache, and this process must not compile."""


def configure(settings: BoxSettings) -> None:
    """Set JAX up for a box: the compilation cache, which a trusted box fills and every other one only reads."""
    jax.config.update("jax_compilation_cache_dir", settings.cache_folder)
    jax.config.update("jax_persistent_cache_min_entry_size_bytes", -1)
    # Writing is refused by the kernel as well; not trying saves the time and the warning.
    never = 1e9
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.0 if settings.trusted else never)
    remember_programs()
    if COMPILES_SLOWLY:
        os.environ["XLA_FLAGS"] += " --xla_cpu_use_fusion_emitters=false"  # read when the backend starts
        reuse_contexts()
    # A program runs on the thread that calls it: its time and its errors belong to the line that asked for it.
    jax.config.update("jax_cpu_enable_async_dispatch", False)  # JAX's own way
    # MLIR would verify each program on threads of its own: for small ones they cost more than they save.
    mlir.JaxIrContext.set_thread_pool = lambda context, _pool: context.enable_multithreading(False)  # its only way
    # JAX warns of forks because of its threads; whoever forks here has none.
    xla_bridge._at_fork_handler_installed = True  # noqa: SLF001  # there is no public way to say so


def reuse_contexts() -> None:
    """Make a new MLIR context for every tenth program only, as later versions do: making one takes milliseconds."""
    make = mlir.make_ir_context
    current = threading.local()

    def reuse() -> object:
        if not getattr(current, "uses_left", 0):
            current.context, current.uses_left = make(), CONTEXT_USES
        current.uses_left -= 1
        return current.context

    mlir.make_ir_context = reuse


def keep_general_programs() -> None:
    """From here on, let only programs into the cache that are a function of JAX's own.

    Learners' boxes read the cache: what a solution compiles of its own would lie there, named and ready to be called.
    """
    general = {
        f"jit_{prefix}{name}"
        for module in (jax.lax, jax.nn, jax.numpy, jax.random)
        for name in dir(module)
        for prefix in ("", "_")
        if name not in CARRIERS
    }
    write = compiler._cache_write  # noqa: SLF001  # JAX has no setting for this

    def write_general(key: str, seconds: float, name: str, *rest: Any) -> None:  # noqa: ANN401  # passed on as they are
        if name in general:
            write(key, seconds, name, *rest)

    compiler._cache_write = write_general  # noqa: SLF001


class WarmBackend:
    """The zygote's own backend: started without its threads, and warmed step by step with programs that are compiled.

    Attributes:
        postponed: The threads that each child has to start.
    """

    def __init__(self, settings: BoxSettings, harness: Harness) -> None:
        # A library that waits for one of the threads that it does not have would wait for ever: then the alarm ends
        # this process, and the server starts one that leaves the backend to its children.
        signal.alarm(limits.BACKEND_SECONDS)
        self.postponed = threads.postpone_threads()
        self._has_gained = False
        self._steps = deque(warmup.list_steps(settings, harness))
        self._refused: list[warmup.Step] = []
        self._rounds_left = limits.WARMING_ROUNDS
        for _ in range(warmup.FIRST_STEPS):
            self.advance()

    def advance(self) -> float | None:
        """Take one step; gives the seconds to wait before the next one, or None when none is left.

        A step whose programs are not in the cache is taken again later: a trusted box may be filling it.
        """
        if not self._steps and self._rounds_left:
            self._steps.extend(self._refused)
            self._refused.clear()
            self._rounds_left -= 1
        if not self._steps:
            return None
        step = self._steps.popleft()
        signal.alarm(limits.BACKEND_SECONDS)
        if run_without_compiling(step):
            self._has_gained = True
        else:
            self._refused.append(step)
        if not self._steps:
            freeze_heap()
        signal.alarm(0)
        if self._steps:
            return 0.0
        return limits.WARMING_PAUSE_SECONDS if self._refused and self._rounds_left else None

    def has_gained(self) -> bool:
        """Tell whether a step has succeeded since this was last asked."""
        has_gained, self._has_gained = self._has_gained, False
        return has_gained


def run_without_compiling(step: warmup.Step) -> bool:
    """Run one step as far as compiled programs are at hand; tells whether they all were."""
    with _compiling_refused():
        try:
            step()
        except (MustCompileError, RehearseError):
            return False
    return True


@contextmanager
def _compiling_refused() -> Iterator[None]:
    def refuse(*_: object, **__: object) -> None:
        raise MustCompileError

    compile_and_load, compiler.backend_compile_and_load = compiler.backend_compile_and_load, refuse
    try:
        yield
    finally:
        compiler.backend_compile_and_load = compile_and_load


def freeze_heap() -> None:
    """Keep the collector from what is alive now, which is alive for good, and so from copying its pages in a child."""
    gc.collect()
    gc.freeze()
