"""Reads one problem's folder, or one lesson's file, from disk.

``inputs.py`` and ``requirements.py`` are the project's own code and are imported; solutions are only ever read.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from problems.general import FALLBACKS, FIRST_CHECKS, LAST_CHECKS
from problems.problem import Lesson, Problem, Solution, Track, WrongSolution
from problems.statement import ReadStatementError, read_statement
from problems.vocabulary import Resemblance

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from problems.statement import Statement

_HERE = Path(__file__).parent
_FOLDER = re.compile(r"(\d\d)_([a-z0-9][a-z0-9-]*)")
_HEADER = re.compile(r"# verdict: (\w+)\n(?:# diagnosis: ([a-z0-9-]+)\n)?")
_RUNG = re.compile(r"^# .*\n", re.MULTILINE)
_RUNGS = 3
_NAME = r"[a-z0-9][a-z0-9-]*"
_DECISIVE = ("inputs.py", "problem.toml", "reference.py")
"""Files of a problem that its cases and their results depend on."""


class LoadBankError(Exception):
    """The bank on disk is not complete; the message names the file and what to do."""


class _Settings(BaseModel):
    """What ``problem.toml`` holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=_NAME)
    title: str = Field(min_length=3, max_length=80)
    concept: str = Field(default="", max_length=100)
    difficulty: Literal["easy", "medium", "hard"]
    tags: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    entry: str = Field(pattern=r"[a-z_][a-z0-9_]*")
    parameters: tuple[str, ...] = Field(min_length=1)
    atol: float = Field(default=1e-5, ge=0)
    rtol: float = Field(default=1e-5, ge=0)
    wall_seconds: float = Field(default=10.0, gt=0)
    jax_at_least: str = Field(default="", pattern=r"^(\d+(\.\d+)*)?$")
    secret_set_count: int = Field(default=8, ge=1)


def load_problem(folder: Path) -> Problem:
    """Load a problem.

    Args:
        folder: ``<track>/<NN>_<slug>``.

    Raises:
        LoadBankError: If anything is missing or malformed.
    """
    name = _FOLDER.fullmatch(folder.name)
    if name is None:
        raise LoadBankError(f"{folder}: call the folder <two digits>_<id>, such as 04_nnx-multi-param-module")
    settings = _read_settings(folder / "problem.toml")
    if settings.id != name[2]:
        raise LoadBankError(f"{folder / 'problem.toml'}: id is {settings.id!r} but the folder says {name[2]!r}")
    inputs = _import(folder / "inputs.py", "EXAMPLES", "RERUNS", "draw")
    requirements = _import(folder / "requirements.py", "CHECKS")
    wrong = tuple(_read_wrong(path) for path in sorted((folder / "wrong").glob("*.py")))
    twins = _find_twins(folder, requirements.CHECKS, wrong)
    return Problem(
        **settings.model_dump(),
        number=int(name[1]),
        track=folder.parent.name,
        statement=_read_statement(folder / "statement.md"),
        starter=_read(folder / "starter.py"),
        reference=_read(folder / "reference.py"),
        hints=_read_hints(folder / "hints.md"),
        accepted=tuple(Solution(path.stem, _read(path)) for path in sorted((folder / "accepted").glob("*.py"))),
        wrong=wrong,
        examples=tuple(inputs.EXAMPLES),
        reruns=tuple(inputs.RERUNS),
        draw=inputs.draw,
        checks=(*FIRST_CHECKS, *requirements.CHECKS, *LAST_CHECKS),
        fallbacks=FALLBACKS,
        twins=twins,
        version=_hash_files([_HERE / "inputs.py", *(folder / name for name in _DECISIVE)], twins),
    )


def load_tracks(path: Path) -> tuple[Track, ...]:
    """Load the path's tracks in their order; none where there is no such file.

    Raises:
        LoadBankError: If the file is malformed.
    """
    if not path.exists():
        return ()
    try:
        return tuple(Track(**track) for track in tomllib.loads(_read(path))["track"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise LoadBankError(f"{path}: each track is a table [[track]] with id, title and about ({error})") from error


def load_lesson(path: Path) -> Lesson:
    """Load a lesson: a first line ``title: ...``, then its pages.

    Raises:
        LoadBankError: If anything is missing or malformed.
    """
    head, _, body = _read(path).partition("\n")
    if not head.startswith("title: "):
        raise LoadBankError(f"{path}: the first line must read `title: ...`")
    return Lesson(path.stem, head.removeprefix("title: ").strip(), _parse(path, body))


def verdict_bytes(folders: Iterable[Path]) -> Any:  # noqa: ANN401 - hashlib has no public name for its objects
    """Hash every file that can change a verdict or an expected output.

    Args:
        folders: The problems' folders.

    Returns:
        A SHA-256 object.
    """
    digest = hashlib.sha256()
    shared = [_HERE / name for name in ("evidence.py", "inputs.py", "problem.py")]
    shared += sorted(path for name in ("general", "vocabulary") for path in (_HERE / name).glob("*.py"))
    own = [
        folder / name
        for folder in folders
        for name in ("inputs.py", "problem.toml", "reference.py", "requirements.py", "starter.py")
    ]
    for path in [*shared, *own]:
        content = path.read_bytes()
        digest.update(f"{path.parent.name}/{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest


def _find_twins(folder: Path, checks: Iterable[object], wrong: tuple[WrongSolution, ...]) -> tuple[WrongSolution, ...]:
    known = {solution.name: solution for solution in wrong}
    named = dict.fromkeys(name for check in checks if isinstance(check, Resemblance) for name in check.solutions)
    missing = [name for name in named if name not in known]
    if missing:
        raise LoadBankError(f"{folder / 'requirements.py'}: there is no wrong/{missing[0]}.py to resemble")
    return tuple(known[name] for name in named)


def _hash_files(paths: Iterable[Path], twins: Iterable[WrongSolution]) -> str:
    digest = hashlib.sha256()
    for name, content in [
        *((path.name, path.read_bytes()) for path in paths),
        *((twin.name, twin.source.encode()) for twin in twins),
    ]:
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LoadBankError(f"{path}: cannot be read ({error}); every problem needs this file, in UTF-8") from error


def _read_settings(path: Path) -> _Settings:
    try:
        return _Settings.model_validate(tomllib.loads(_read(path)))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise LoadBankError(f"{path}: {error}") from error


def _read_statement(path: Path) -> Statement:
    return _parse(path, _read(path))


def _parse(path: Path, markdown: str) -> Statement:
    try:
        return read_statement(markdown)
    except ReadStatementError as error:
        raise LoadBankError(f"{path}: {error}") from error


def _read_hints(path: Path) -> tuple[str, str, str]:
    before, *rungs = (part.strip() for part in _RUNG.split(_read(path)))
    if before or len(rungs) != _RUNGS or not all(rungs):
        raise LoadBankError(f"{path}: write three hints, each under a line `# Concept`, `# API` and `# Nearly code`")
    concept, api, code = rungs
    return concept, api, code


def _read_wrong(path: Path) -> WrongSolution:
    source = _read(path)
    header = _HEADER.match(source)
    if header is None:
        raise LoadBankError(f"{path}: start it with `# verdict: NAME` and, on the next line, `# diagnosis: id`")
    return WrongSolution(path.stem, source[header.end() :].lstrip("\n"), header[1], header[2] or "")


def _import(path: Path, *names: str) -> ModuleType:
    _read(path)
    module_name = "problems_" + re.sub(r"\W", "_", "_".join(path.with_suffix("").parts[-3:]))
    spec = importlib.util.spec_from_file_location(module_name, path)
    if spec is None or spec.loader is None:
        raise LoadBankError(f"{path}: cannot be imported")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise LoadBankError(f"{path}: importing it raised {type(error).__name__}: {error}") from error
    missing = [name for name in names if not hasattr(module, name)]
    if missing:
        raise LoadBankError(f"{path}: it does not define {', '.join(missing)}")
    return module
