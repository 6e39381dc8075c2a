"""Runs one submission: loads it, calls its entry function for every case, tells what came of each.

It emits raw values and observations, one message as each is known, and judges nothing: whatever learner code does to
this process, it can only make the claims it sends different, and they are checked outside.
"""

from __future__ import annotations

import ast
import linecache
import sys
from dataclasses import dataclass
from types import CodeType, FunctionType, ModuleType
from typing import TYPE_CHECKING, Any, Final

from jax._src.array import ArrayImpl

from runner import codec, limits
from runner.box import probes, values, ways
from runner.box.errors import SUBMISSION_NAME, describe_error
from runner.protocol import Opaque, RawCase, RawError, RawLoad

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from runner.protocol import Case, Job

MODULE_NAME: Final = "learner"


@dataclass(frozen=True, slots=True)
class Harness:
    """What has to be in place before the first submission; made by ``set_up``, once in a process.

    Attributes:
        watch: The installed probes.
        array_type: The one class that every concrete ``jax.Array`` has.
    """

    watch: probes.Probes
    array_type: type

    def run(self, job: Job, send: Callable[[RawLoad | RawCase], object]) -> None:
        """Run one job.

        Args:
            job: What to run.
            send: Takes the messages, that of loading first; may raise ``EncodeFrameError`` for one that is too large.
        """
        lines = job.source.splitlines()
        module = ModuleType(MODULE_NAME)
        sys.modules[MODULE_NAME] = module
        linecache.cache[SUBMISSION_NAME] = (len(job.source), None, [line + "\n" for line in lines], SUBMISSION_NAME)
        load = _load(job, module, self.watch, lines)
        send(load)
        if load.error is None and load.entry_found and not load.untouched:
            entry = module.__dict__.get(job.entry)
            for case in job.cases:
                called = module.__dict__.get(case.entry) if case.entry else entry
                _send_case(_run_case(case, called, self, lines), send)


def set_up() -> Harness:
    """Install the probes."""
    return Harness(watch=probes.install(MODULE_NAME), array_type=ArrayImpl)


def _send_case(case: RawCase, send: Callable[[RawLoad | RawCase], object]) -> None:
    try:
        send(case)
    except codec.EncodeFrameError as error:
        # More than a frame holds: say so in its place, rather than die and leave the case without an answer.
        send(RawCase(name=case.name, value=Opaque(type_name="a result too large to check", text=str(error))))


def _load(job: Job, module: ModuleType, watch: probes.Probes, lines: list[str]) -> RawLoad:
    error: RawError | None = None
    untouched = False
    try:
        # Never inherit this file's own __future__ flags: the learner's annotations would change their meaning.
        code = compile(job.source, SUBMISSION_NAME, "exec", dont_inherit=True)
        untouched = _is_same_program(job.source, job.starter)
        if not untouched:
            watch.learner_functions = frozenset(_name_functions(code))
            with watch.load():
                exec(code, module.__dict__)  # noqa: S102  # running the submission is what this process is for
    except BaseException as raised:  # noqa: BLE001  # SystemExit and KeyboardInterrupt too: this is the last catcher
        error = describe_error(raised, lines)
    # Taken from the module's own dict: a learner may have replaced the module's class or the builtins.
    names = {name: item for name, item in module.__dict__.items() if type(name) is str}
    defined = [
        name
        for name, item in names.items()
        if type(item) is FunctionType and item.__code__.co_filename == SUBMISSION_NAME and name.isidentifier()
    ]
    return RawLoad(
        error=error,
        entry_found=callable(names.get(job.entry)),
        defined=tuple(name[: limits.NAME_CHARS] for name in defined[: limits.DEFINED_NAMES]),
        untouched=untouched,
        warnings=watch.load_warnings,
        calls=watch.load_calls,
    )


def _name_functions(code: CodeType) -> Iterator[str]:
    """Name every function that a program defines, nested ones included."""
    waiting = [code]
    while waiting:
        inner = [constant for constant in waiting.pop().co_consts if isinstance(constant, CodeType)]
        yield from (each.co_name for each in inner)
        waiting += inner


def _is_same_program(source: str, starter: str) -> bool:
    if not starter:
        return False
    return ast.dump(ast.parse(source)) == ast.dump(ast.parse(starter))


def _run_case(case: Case, entry: Any, harness: Harness, lines: list[str]) -> RawCase:  # noqa: ANN401  # learner code
    error: RawError | None = None
    value = None
    with harness.watch.case(case.edits) as seen:
        try:
            value = values.Describer(harness.array_type).describe(ways.call(entry, case))
        except BaseException as raised:  # noqa: BLE001  # as in _load
            error = describe_error(raised, lines)
    return RawCase(
        name=case.name,
        value=value,
        error=error,
        modules=seen.modules,
        calls=seen.calls,
        warnings=seen.warnings,
        missed_edits=seen.missed_edits,
        traced=seen.traced,
    )
