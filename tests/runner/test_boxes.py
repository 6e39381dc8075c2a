"""Submissions, friendly and hostile, in real boxes of both kinds, one after another in the same box."""

from __future__ import annotations

import time
from textwrap import dedent
from typing import TYPE_CHECKING

import numpy as np
import pytest

from runner import limits
from runner.checker import to_numpy
from runner.protocol import Array, Case, Edit, EditAction, Ending, Job, Opaque

if TYPE_CHECKING:
    from runner.pool import Pool
    from runner.protocol import RawCase, RawError, RawOutcome, Value

pytestmark = pytest.mark.asyncio(loop_scope="module")

ONE = Array("float32", (), np.float32(1.0).tobytes())
PLAIN = (Case("plain", (ONE,)),)


def make_job(source: str, *, cases: tuple[Case, ...] = PLAIN, starter: str = "", wall_seconds: float = 8.0) -> Job:
    """Write a job whose entry function is ``answer``."""
    return Job(source=dedent(source), entry="answer", cases=cases, starter=starter, wall_seconds=wall_seconds)


async def run_body(pool: Pool, body: str, **options: float) -> RawOutcome:
    """Run a submission that consists of the body of ``answer(x)``."""
    return await pool.run(make_job(f"def answer(x):\n{indent(body)}\n", **options))  # type: ignore[arg-type]  # wall_seconds


async def run_bodies(pool: Pool, bodies: list[str]) -> tuple[RawCase, ...]:
    """Run several bodies of ``answer(x)`` as the cases of one submission: warming a child for each would take long."""
    functions = [f"def body_{number}(x):\n{indent(body)}\n" for number, body in enumerate(bodies)]
    source = "\n".join(functions) + "\ndef answer(number):\n    return globals()[f'body_{number}'](number)\n"
    cases = tuple(Case(str(number), (number,)) for number in range(len(bodies)))
    outcome = await pool.run(make_job(source, cases=cases))
    assert outcome.ending is Ending.FINISHED
    assert len(outcome.cases) == len(bodies)
    return outcome.cases


def indent(body: str) -> str:
    """Indent a body as a function wants it."""
    return "\n".join("    " + line for line in dedent(body).strip().splitlines())


def value_of(outcome: RawOutcome) -> Value:
    """Give the only case's value."""
    assert outcome.ending is Ending.FINISHED
    [case] = outcome.cases
    assert case.error is None
    return case.value


def error_of(outcome: RawOutcome) -> RawError:
    """Give the only case's error."""
    [case] = outcome.cases
    assert case.error is not None
    return case.error


# -- what works --------------------------------------------------------------------------------------------------------


async def test_a_module_is_built_called_and_observed(pool: Pool) -> None:
    """A Flax module runs, its result comes back exactly, and the probes say what was built."""
    source = """
        import jax.numpy as jnp
        from flax import nnx

        class Scale(nnx.Module):
            def __init__(self):
                self.factor = nnx.Param(jnp.array(3.0))

            def __call__(self, x):
                return x * self.factor

        def answer(x):
            print("three times", 1)
            return Scale()(x)
    """
    edited = Case("edited", (ONE,), (Edit("factor", EditAction.FILL, 5.0),))

    outcome = await pool.run(make_job(source, cases=(*PLAIN, edited)))

    assert outcome.ending is Ending.FINISHED
    plain, rerun = outcome.cases
    assert isinstance(plain.value, Array)
    assert isinstance(rerun.value, Array)
    assert to_numpy(plain.value) == 3.0
    assert to_numpy(rerun.value) == 5.0
    assert [seen.class_name for seen in plain.modules] == ["learner.Scale"]
    assert outcome.stdout == "three times 1\nthree times 1\n"


async def test_literals_and_containers_come_back_as_they_are(pool: Pool) -> None:
    """Literals and plain containers cross the wall unchanged, with their Python types."""
    expected: dict[str, Value] = {
        "return None": None,
        "return True": True,
        "return (1, [2.5, 'three'])": (1, [2.5, "three"]),
        "return {'key': (1,)}": {"key": (1,)},
    }

    cases = await run_bodies(pool, list(expected))

    assert [case.value for case in cases] == list(expected.values())
    assert [type(case.value) for case in cases] == [type(value) for value in expected.values()]


async def test_everything_else_is_named_and_not_sent(pool: Pool) -> None:
    """An object that could answer questions about itself with learner code is named by its type, and never sent."""
    expected = {
        "import numpy\nreturn numpy.ones(3)": "numpy.ndarray",
        "import numpy\nreturn numpy.float32(1)": "numpy.float32",
        "from flax import nnx\nreturn nnx.Param(1.0)": "nnx.Param",
        "class Lie(int):\n    pass\nreturn Lie(3)": "learner.body_3.<locals>.Lie",
        "class Lie:\n    def __repr__(self): raise SystemExit\nreturn Lie()": "learner.body_4.<locals>.Lie",
        "return 10 ** 400": "int",
        "import jax\nreturn jax.random.key(0)": "jax.Array",
        "import jax.numpy as jnp\nreturn jnp.zeros(5_000_000)": "jax.Array",
        "a = []\na.append(a)\nreturn a": "list",
    }

    cases = await run_bodies(pool, list(expected))

    assert [innermost(case.value).type_name for case in cases] == list(expected.values())


def innermost(value: Value) -> Opaque:
    """Follow lists of one item down to what is no list."""
    while isinstance(value, list):
        [value] = value
    assert isinstance(value, Opaque)
    return value


async def test_the_untouched_starter_is_recognised_and_not_run(pool: Pool) -> None:
    """Comments and blanks do not make a starter touched; it does not run."""
    outcome = await pool.run(
        make_job("def answer(x):  # mine\n\n    print('ran')\n", starter="def answer(x): print('ran')")
    )

    assert outcome.load is not None
    assert outcome.load.untouched
    assert not outcome.cases
    assert outcome.stdout == ""


# -- errors ------------------------------------------------------------------------------------------------------------


async def test_a_syntax_error_names_its_line(pool: Pool) -> None:
    """A syntax error comes back as an error of loading, with the learner's line."""
    outcome = await pool.run(make_job("import jax\ndef answer(x:\n    return x"))

    assert outcome.load is not None
    assert outcome.load.error is not None
    assert outcome.load.error.type_name == "SyntaxError"
    assert outcome.load.error.frames[-1].line == 2


async def test_a_traceback_holds_the_learners_lines_only(pool: Pool) -> None:
    """An error that surfaces deep inside JAX shows only lines of the submission."""
    source = (
        "import jax.numpy as np\ndef inner(x):\n    return np.ones(3) @ np.ones(4)\ndef answer(x):\n    return inner(x)"
    )

    error = error_of(await pool.run(make_job(source)))

    assert error.type_name == "TypeError"
    assert [(frame.line, frame.function) for frame in error.frames] == [(5, "answer"), (3, "inner")]
    assert error.frames[-1].text == "return np.ones(3) @ np.ones(4)"


async def test_any_exception_is_reported_and_the_next_case_runs(pool: Pool) -> None:
    """Whatever is raised, an ``exit`` included, is that case's error and ends nothing else."""
    expected = {
        "raise KeyError('k')": "KeyError",
        "raise SystemExit(0)": "SystemExit",
        "raise KeyboardInterrupt": "KeyboardInterrupt",
        "def f(n): return f(n + 1)\nreturn f(0)": "RecursionError",
        "class E(Exception):\n    def __str__(self): raise E()\nraise E()": "learner.body_4.<locals>.E",
        "return undefined_name": "NameError",
    }

    cases = await run_bodies(pool, list(expected))

    assert [case.error.type_name for case in cases if case.error] == list(expected.values())


async def test_a_function_of_another_name_is_listed(pool: Pool) -> None:
    """When the entry function is missing, the functions that are there are named."""
    outcome = await pool.run(make_job("from math import sqrt\ndef reply(x):\n    return x\n"))

    assert outcome.load is not None
    assert not outcome.load.entry_found
    assert outcome.load.defined == ("reply",)


# -- limits ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "while True: pass",
        "import time; time.sleep(60)",
        "import signal\nfor s in (1, 2, 15): signal.signal(s, signal.SIG_IGN)\nwhile True: pass",
        "import jax\nreturn jax.lax.while_loop(lambda c: True, lambda c: c + 1, 0)",
    ],
)
async def test_an_endless_loop_is_stopped_by_the_wall_clock(pool: Pool, body: str) -> None:
    """Busy, asleep, deaf to signals or inside XLA: the job ends at its wall."""
    started = time.monotonic()

    outcome = await run_body(pool, body, wall_seconds=1.5)

    assert outcome.ending is Ending.TIMEOUT
    assert outcome.box_seconds < 1.5 + limits.GRACE_SECONDS
    assert time.monotonic() - started < limits.READY_SECONDS


async def test_a_print_flood_ends_the_job_and_is_cut(pool: Pool) -> None:
    """A flood is stopped, and only the beginning of it is kept."""
    outcome = await run_body(pool, "while True: print('x' * 5000)")

    assert outcome.ending is Ending.OUTPUT_LIMIT
    assert outcome.stdout_cut
    assert len(outcome.stdout) <= limits.STDOUT_BYTES


async def test_moderate_output_is_kept_and_undecodable_bytes_are_replaced(pool: Pool) -> None:
    """What goes to both streams is shown in order; bytes that are not UTF-8 are replaced."""
    body = "import os, sys\nprint('out')\nprint('err', file=sys.stderr)\nos.write(1, b'\\xff')\nprint('\\udc80')"

    outcome = await run_body(pool, body)

    assert outcome.stdout == "out\nerr\n\N{REPLACEMENT CHARACTER}\\udc80\n"


async def test_a_hundred_gigabytes_are_refused(pool: Pool) -> None:
    """An array that cannot be had raises in the learner's code; the next case runs."""
    bodies = ["import jax.numpy as jnp\nreturn jnp.ones((160_000, 160_000))", "return bytearray(10**11)"]

    array, buffer = (case.error for case in await run_bodies(pool, bodies))

    assert array is not None
    assert array.message.startswith("RESOURCE_EXHAUSTED")
    assert buffer is not None
    assert buffer.type_name == "MemoryError"


@pytest.mark.parametrize("status", [0, 3])
async def test_ending_the_process_is_seen_and_proves_nothing(pool: Pool, status: int) -> None:
    """``os._exit`` leaves cases without an answer, whatever status it claims."""
    outcome = await run_body(pool, f"import os; os._exit({status})")

    assert outcome.exit_status == status
    assert outcome.load is not None
    assert not outcome.cases


async def test_a_native_crash_is_told_by_its_signal(pool: Pool) -> None:
    """A segmentation fault ends the child, not the box."""
    outcome = await run_body(pool, "import ctypes; ctypes.string_at(0)")

    assert outcome.ending is Ending.DIED
    assert outcome.exit_status == -11


async def test_forged_frames_are_noticed(pool: Pool) -> None:
    """Writing to the result channel makes an outcome garbled; nothing else comes of it."""
    outcome = await run_body(pool, "import os; os.write(4, b'ACCEPTED' * 4)\nreturn x")

    assert outcome.garbled


# -- walls -------------------------------------------------------------------------------------------------------------


async def test_what_a_submission_does_not_need_is_refused(pool: Pool) -> None:
    """New processes, the network, other processes' memory and foreign files are refused with an exception."""
    bodies = [
        "import os; os.fork()",
        "import subprocess; subprocess.run(['/bin/sh'])",
        "import os; os.execv('/bin/true', ['true'])",
        "import socket; socket.socket()",
        "import socket; socket.create_connection(('127.0.0.1', 80))",
        "import os; os.kill(1, 9)",
        "import os; os.kill(os.getppid(), 9)",
        "open('/etc/jaxtutor', 'w')",
        "import os; open(f'/proc/{os.getppid()}/mem', 'rb')",
        "import os; open(f'/proc/{os.getppid()}/environ', 'rb').read()",
        "import os; os.memfd_create('x')",
        "import fcntl; fcntl.flock(open('/etc/passwd'), fcntl.LOCK_EX)",
        "import fcntl; fcntl.lockf(open('file', 'w'), fcntl.LOCK_EX)",
    ]

    cases = await run_bodies(pool, bodies)

    allowed = {body for body, case in zip(bodies, cases, strict=True) if case.error is None}
    assert allowed == set()
    assert {case.error.type_name for case in cases if case.error} <= {"PermissionError", "OSError"}


async def test_a_fork_bomb_does_not_go_off(pool: Pool) -> None:
    """A thousand attempts to fork, each caught, leave one process."""
    body = """
        import os
        made = 0
        for _ in range(1000):
            try:
                if os.fork() == 0:
                    os._exit(0)
                made += 1
            except OSError:
                pass
        return made
    """
    assert value_of(await run_body(pool, body)) == 0


async def test_the_reference_is_nowhere_on_the_disk(pool: Pool) -> None:
    """Neither by walking the disk nor by importing the bank can a submission reach a problem's files."""
    body = """
        import importlib, os, sys
        found = []
        for folder, _, names in os.walk("/", followlinks=False):
            if folder.startswith(("/proc", "/sys")):
                continue
            found += [folder for name in names if name == "problem.toml"]
        for name in ("problems", "problems.bank", "bot", "runner.judge", "runner.checker"):
            try:
                importlib.import_module(name)
                found.append(name)
            except (ImportError, PermissionError):
                pass
        return found
    """
    assert value_of(await run_body(pool, body)) == []


async def test_no_file_of_a_job_is_there_for_the_next(pool: Pool) -> None:
    """A job may write in its own folder and nowhere else; afterwards nothing of it is left."""
    write = """
        import os, pathlib
        written = []
        for folder in (".", "..", "/tmp", "/dev/shm", "/var/tmp", "/scratch", "/cache", os.path.expanduser("~")):
            try:
                path = pathlib.Path(folder, "marker").resolve()
                path.write_text("here")
                written.append(folder)
            except OSError:
                pass
        return written
    """
    look = """
        import os
        return [os.getcwd().rsplit("/", 1)[1], sorted(os.listdir("."))]
    """
    written = value_of(await run_body(pool, write))
    first = value_of(await run_body(pool, look))
    second = value_of(await run_body(pool, look))

    assert isinstance(written, list)
    assert "." in written
    assert not {"/tmp", "/dev/shm", "/var/tmp", "/cache", "/root"} & set(written)  # noqa: S108  # places to be refused
    assert isinstance(first, list)
    assert isinstance(second, list)
    assert first[1] == second[1] == []
    assert first[0] != second[0]


async def test_a_thread_that_talks_on_does_not_reach_the_next_job(pool: Pool) -> None:
    """A thread left running ends with its job."""
    body = """
        import threading, time
        def talk():
            while True:
                print("still here")
                time.sleep(0.01)
        threading.Thread(target=talk).start()
        return 1
    """
    await run_body(pool, body)
    outcome = await run_body(pool, "return 2")

    assert value_of(outcome) == 2
    assert outcome.stdout == ""


async def test_compiled_programs_cannot_be_written(pool: Pool) -> None:
    """A submission can read the compilation cache and cannot add to it, so none can poison another's."""
    body = """
        import os, jax
        folder = jax.config.jax_compilation_cache_dir
        try:
            open(os.path.join(folder, "poison"), "w")
        except OSError as error:
            return type(error).__name__
        return "written"
    """
    assert value_of(await run_body(pool, body)) in {"PermissionError", "OSError"}


async def test_nothing_of_the_hosts_environment_is_inside(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the host's reaches a box, whatever is set there."""
    monkeypatch.setenv("DISCORD_TOKEN", "a secret")
    value = value_of(await run_body(pool, "import os; return sorted(os.environ)"))

    assert isinstance(value, list)
    assert "DISCORD_TOKEN" not in value
    assert not [name for name in value if str(name).startswith("JAXTUTOR")]


async def test_memory_that_is_really_used_is_bounded(pool: Pool) -> None:
    """Filling memory ends in a MemoryError in the submission, and the box serves the next job."""
    error = error_of(await run_body(pool, "kept = []\nwhile True: kept.append(bytearray(50_000_000))"))

    assert error.type_name == "MemoryError"
    assert value_of(await run_body(pool, "return 'fine'")) == "fine"
