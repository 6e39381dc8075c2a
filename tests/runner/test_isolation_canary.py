"""The references are not to be had from inside: a canary in each of them is searched for wherever code can look.

The search is run twice in the same process, the second time for a canary that the submission has hidden itself: a
search that does not find that one proves nothing.
"""

from __future__ import annotations

import ast
import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from problems.bank import Bank, load_bank
from runner.judge import open_judge
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from problems.problem import Problem
    from runner.judge import Judge

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.slow, pytest.mark.timeout(600)]

ENTRY = "pure_state_update"
IN_EVERY_REFERENCE = '''

canary_9f3c_{name} = "canary_9f3c_{name}"


def canary_9f3c_of_{name}():
    """canary_9f3c_{name}"""
    return [canary_9f3c_{name}, "canary_9f3c_" + "{name}"]


canary_9f3c_of_{name}()
'''
CANARY_PROGRAM = "canary_9f3c_compiled"
BODIES = {"scan", "while", "while_loop", "cond", "switch", "map", "associative_scan", "_lambda_", "_lambda"}
"""Programs that JAX names after the operation and not after the function inside, which may be a reference's."""
COMPILED = """

import jax


@jax.jit
def canary_9f3c_compiled(x):
    return x * 3.0 + 1.0


canary_9f3c_compiled(2.0)
"""
"""What a reference that compiles a function of its own leaves in the cache: its name, and the program itself."""

SEARCH = r'''
import ctypes, gc, glob, json, mmap, os, re, sys, types

# Patterns that do not match themselves: the search must not find itself.
PATTERNS = {"reference": re.compile(rb"canary[_]9f3c[_]"), "hidden": re.compile(rb"canary[_]hidden[_]here")}


def hide():
    """Hide a canary of our own in every place that is searched."""
    word = "_".join(["canary", "hidden", "here"])
    hidden = mmap.mmap(-1, 4096)
    hidden.write(word.encode())
    with open("hidden.txt", "w") as file:
        file.write("x" * 5000 + word)
    os.mkdir("hidden")
    open("hidden/" + word, "w").close()
    os.environ["HIDDEN"] = word
    scope = {}
    exec(f"def keep():\n    return {word!r}", scope)
    module = types.ModuleType("hidden_module")
    module.__doc__ = word
    sys.modules["hidden_module"] = module
    return [hidden, {"word": [word]}, scope["keep"], module]


def in_memory(pattern):
    libc = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(65536)
    reader, writer = os.pipe()
    with open("/proc/self/maps") as maps:
        areas = [line.split() for line in maps]
    for area, rights, *_, in areas:
        start, end = (int(part, 16) for part in area.split("-"))
        if not rights.startswith("r"):
            continue
        tail = b""
        for at in range(start, end, 65536):
            # The kernel copies to a pipe what is there and refuses what is not: no fault ends this process.
            written = libc.write(writer, ctypes.c_void_p(at), ctypes.c_size_t(min(65536, end - at)))
            if written <= 0:
                break
            libc.read(reader, buffer, ctypes.c_size_t(written))
            data = tail + buffer.raw[:written]
            if pattern.search(data):
                yield f"{area} {rights}"
                break
            tail = data[-64:]


def texts_in(thing, depth=2):
    if type(thing) is str:
        yield thing
    elif type(thing) is bytes:
        yield thing.decode("latin-1")
    elif depth and isinstance(thing, dict):
        for key, value in list(thing.items()):
            yield from texts_in(key, depth - 1)
            yield from texts_in(value, depth - 1)
    elif depth and isinstance(thing, (list, tuple, set, frozenset)):
        for item in list(thing):
            yield from texts_in(item, depth - 1)
    elif depth and isinstance(thing, types.CodeType):
        for part in (thing.co_consts, thing.co_names, thing.co_varnames, (thing.co_filename, thing.co_name)):
            yield from texts_in(part, depth)


def matching(pattern, texts):
    return [text[:80] for text in texts if pattern.search(text.encode("utf-8", "replace"))]


def in_heap(pattern):
    return matching(pattern, (text for item in gc.get_objects() for text in texts_in(item)))


def in_code(pattern):
    codes = [item.__code__ for item in gc.get_objects() if isinstance(item, types.FunctionType)]
    return matching(pattern, (text for code in codes for text in texts_in(code)))


def in_frames(pattern):
    found, frame = [], sys._getframe()
    while frame is not None:
        found += matching(pattern, texts_in(dict(frame.f_locals), 4))
        frame = frame.f_back
    return found


def in_modules(pattern):
    return matching(pattern, (text for module in list(sys.modules.values()) for text in texts_in(vars(module), 3)))


def in_environment(pattern):
    found = matching(pattern, [f"{name}={value}" for name, value in os.environ.items()])
    for name in ("environ", "cmdline", "comm", "maps", "task/*/comm", "mountinfo", "cgroup"):
        for path in glob.glob(f"/proc/*/{name}"):
            try:
                found += [path for data in [open(path, "rb").read()] if pattern.search(data)]
            except OSError:
                pass
    return found


def on_disk(pattern):
    import jax
    from jax._src import compilation_cache
    cache = jax.config.jax_compilation_cache_dir
    # What was installed before there was a canary cannot hold it: there, names are enough.
    contents = ("/tmp", "/var", "/run", "/etc", "/home", "/root", "/scratch", os.path.dirname(cache), os.getcwd())
    for place in ("/", os.getcwd(), cache):
        for folder, folders, names in os.walk(place):
            if folder.startswith(("/proc", "/sys")):
                folders.clear()
                continue
            for name in [*folders, *names]:
                path = os.path.join(folder, name)
                if pattern.search(os.fsencode(name)):
                    yield path
                elif name in names and folder.startswith(contents):
                    try:
                        data = open(path, "rb").read(32 << 20)
                    except OSError:
                        continue
                    if folder == cache:
                        try:
                            data += compilation_cache.decompress_executable(data)
                        except Exception:
                            pass
                    if pattern.search(data):
                        yield path


PLACES = {"memory": in_memory, "heap": in_heap, "code": in_code, "frames": in_frames, "modules": in_modules,
          "environment": in_environment, "disk": on_disk}


def look_for(whose):
    found = {place: sorted(set(look(PATTERNS[whose])))[:5] for place, look in PLACES.items()}
    print(json.dumps({whose: found}))


def ENTRY_FUNCTION(*arguments):
    global done
    if "done" not in globals():
        done = True
        # The reference's first, in a process that holds nothing of its own yet.
        look_for("reference")
        import jax
        names = os.listdir(jax.config.jax_compilation_cache_dir)
        print(json.dumps({"programs": {name.rpartition("-cache")[0].rpartition("-")[0]: 1 for name in names}}))
        kept = hide()
        look_for("hidden")
'''.replace("ENTRY_FUNCTION", ENTRY)


def plant(problem: Problem, more: str = "") -> Problem:
    """Plant a canary in a reference; one set of secret inputs is enough."""
    canary = IN_EVERY_REFERENCE.format(name=problem.id.replace("-", "_"))
    return replace(problem, secret_set_count=1, reference=problem.reference + canary + more, wall_seconds=60.0)


@pytest_asyncio.fixture(
    scope="module", loop_scope="module", params=["process", pytest.param("docker", marks=pytest.mark.docker)]
)
async def searched(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[Judge, Bank]]:
    """A judge of each kind that has run every reference of the bank, each with its canary."""
    whole = load_bank().only(
        "nnx-multi-param-module", "nnx-variable-vs-param", "nnx-state-filter", "nnx-pure-state-update"
    )
    compiled = whole.find(ENTRY)
    problems = tuple(plant(problem, COMPILED if problem == compiled else "") for problem in whole.problems)
    bank = Bank(problems=problems, lessons=(), version="canaries")
    judge = await open_judge(
        request.param,
        bank,
        cache_folder=tmp_path_factory.mktemp("cache"),
        secret=b"canary",
        slots=1,
        image=os.environ.get("JAXTUTOR_DOCKER_IMAGE", "jaxtutor-box"),
    )
    # A problem that is judged has had its reference run before, and one that comes later in the bank, later.
    for problem in problems:
        report = await judge.judge(problem, problem.reference)
        assert report.verdict is Verdict.ACCEPTED, (problem.id, report.headline)
    yield judge, bank
    await judge.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def found(searched: tuple[Judge, Bank]) -> dict[str, dict[str, Any]]:
    """What the search finds, of the references and of what it hid itself, by place."""
    judge, bank = searched
    report = await judge.judge(bank.find(ENTRY), SEARCH)
    assert report.cases, report.headline
    told: dict[str, dict[str, Any]] = {}
    for line in report.stdout.splitlines():
        told |= json.loads(line)
    return told


async def test_the_search_finds_what_is_hidden_in_every_place(found: dict[str, dict[str, Any]]) -> None:
    """The control: a canary of the submission's own is found in memory, heap, code, frames, modules, disk and all."""
    assert [place for place, hits in found["hidden"].items() if not hits] == []


async def test_no_reference_is_found_in_any_place(found: dict[str, dict[str, Any]]) -> None:
    """No reference that the judge has run left a trace of its text or its names where learner code can look."""
    traces = {place: [hit for hit in hits if "compiled" not in hit] for place, hits in found["reference"].items()}
    assert {place: hits for place, hits in traces.items() if hits} == {}


async def test_no_reference_of_the_bank_leaves_a_program_of_its_own(
    searched: tuple[Judge, Bank], found: dict[str, dict[str, Any]]
) -> None:
    """Among the compiled programs that can be read are the usual operations, and no function or loop of a reference."""
    _, bank = searched
    defined = {
        node.name
        for problem in bank.problems
        for node in ast.walk(ast.parse(problem.reference))
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
    }
    telling = {f"jit_{name}" for name in (defined | BODIES) - {CANARY_PROGRAM}}

    assert found["programs"]
    assert set(found["programs"]) & telling == set()


async def test_no_program_that_a_reference_compiled_is_found(found: dict[str, dict[str, Any]]) -> None:
    """A function that a reference compiles is an answer, ready to be called: none is among the compiled programs."""
    assert [hit for hits in found["reference"].values() for hit in hits if "compiled" in hit] == []
