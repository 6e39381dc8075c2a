"""The child that runs one submission: it warms itself before the job arrives, serves exactly one, and ends.

It emits raw values and observations, one frame as each is known, and judges nothing: whatever learner code does to this
process, it can only make the claims it sends different, and they are checked outside.
"""

from __future__ import annotations

import ast
import io
import linecache
import os
import sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any, Final

from runner import codec, limits
from runner.box import confine, probes, selfcheck, values, warmup
from runner.box.errors import SUBMISSION_NAME, describe_error
from runner.protocol import Job, Opaque, RawCase, RawError, RawLoad

if TYPE_CHECKING:
    from runner.box.settings import BoxSettings
    from runner.protocol import Case

STDOUT: Final = 1
JOB: Final = 3
RESULT: Final = 4
"""File descriptors that the zygote puts in place."""

MODULE_NAME: Final = "learner"


def serve_one_job(settings: BoxSettings, uid: int | None, scratch: str) -> None:
    """Confine and warm this process, say so, run the one job that comes, and return.

    Args:
        settings: The box's settings.
        uid: The user to become, or None.
        scratch: The job's own folder; does not exist yet.
    """
    confine.confine(settings, uid, scratch)
    ready = selfcheck.check_walls(settings)
    warmup.configure(settings)
    warmup.warm_up(settings)
    array_type = values.array_type()
    watch = probes.install(MODULE_NAME)
    sys.path[:] = [folder for folder in sys.path if folder != settings.code_folder]
    _send(ready)
    job = _receive_job()
    if job is not None:
        output = io.TextIOWrapper(
            io.FileIO(STDOUT, "w", closefd=False), encoding="utf-8", errors="backslashreplace", line_buffering=True
        )
        with redirect_stdout(output), redirect_stderr(output):
            _run(job, watch, array_type)
            with suppress(Exception):
                output.flush()


def _receive_job() -> Job | None:
    with os.fdopen(JOB, "rb") as channel:
        frame = channel.read()
    return codec.decode(frame, Job) if frame else None


def _send(message: RawLoad | RawCase | Any) -> None:  # noqa: ANN401  # one of codec.MESSAGES
    data = memoryview(codec.encode(message))
    while data:
        data = data[os.write(RESULT, data) :]


def _send_case(case: RawCase) -> None:
    try:
        _send(case)
    except codec.EncodeFrameError as error:
        # More than a frame holds: say so in its place, rather than die and leave the case without an answer.
        _send(RawCase(name=case.name, value=Opaque(type_name="a result too large to check", text=str(error))))


def _run(job: Job, watch: probes.Probes, array_type: type) -> None:
    lines = job.source.splitlines()
    module = ModuleType(MODULE_NAME)
    sys.modules[MODULE_NAME] = module
    linecache.cache[SUBMISSION_NAME] = (len(job.source), None, [line + "\n" for line in lines], SUBMISSION_NAME)
    load = _load(job, module, watch, lines)
    _send(load)
    entry = module.__dict__.get(job.entry)
    if load.error is None and load.entry_found and not load.untouched:
        for case in job.cases:
            _send_case(_run_case(case, entry, watch, array_type, lines))


def _load(job: Job, module: ModuleType, watch: probes.Probes, lines: list[str]) -> RawLoad:
    error: RawError | None = None
    untouched = False
    try:
        # Never inherit this file's own __future__ flags: the learner's annotations would change their meaning.
        code = compile(job.source, SUBMISSION_NAME, "exec", dont_inherit=True)
        untouched = _is_same_program(job.source, job.starter)
        if not untouched:
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
    )


def _is_same_program(source: str, starter: str) -> bool:
    if not starter:
        return False
    return ast.dump(ast.parse(source)) == ast.dump(ast.parse(starter))


def _run_case(case: Case, entry: Any, watch: probes.Probes, array_type: type, lines: list[str]) -> RawCase:  # noqa: ANN401  # learner code
    error: RawError | None = None
    value = None
    arguments = [values.to_learner(argument) for argument in case.args]
    with watch.case(case.edits) as seen:
        try:
            value = values.Describer(array_type).describe(entry(*arguments))
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
    )
