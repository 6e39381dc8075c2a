"""The hostile programs have teeth: against a runner without walls they succeed."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from problems.bank import load_bank
from runner.box.settings import ENVIRONMENT

if TYPE_CHECKING:
    from tests.hostile.conftest import Program

pytestmark = [pytest.mark.hostile, pytest.mark.slow]

ROOT: Final = Path(__file__).parents[2]
PYTHON: Final = Path(os.environ.get("JAXTUTOR_BOX_PYTHON", ROOT / ".venv-box" / "bin" / "python"))
FOOLED_AT_LEAST: Final = 20
"""How many of the cheats must succeed: fewer, and the suite has gone blunt."""
CASES: Final = [[0, [1.0, 2.0, 3.0], 4], [7, [1.0, 2.0, 3.0], 1], [1, [0.5, -1.5], 2]]


def judge_naively(source: str, folder: Path) -> bool:
    """Hand a submission to the naive runner; gives whether it passes, as such runners tell: status 0."""
    (folder / "reference.py").write_text(load_bank().find("multi_param_forward").reference, "utf-8")
    (folder / "submission.py").write_text(source, "utf-8")
    (folder / "cases.json").write_text(json.dumps(CASES), "utf-8")
    command = [str(PYTHON), "-I", str(Path(__file__).with_name("naive.py")), str(folder)]
    ended = subprocess.run(
        command, env=ENVIRONMENT, cwd=folder, timeout=60, check=False, capture_output=True, stdin=subprocess.DEVNULL
    )
    return ended.returncode == 0


needs_jax = pytest.mark.skipif(not PYTHON.exists(), reason="there is no .venv-box with JAX; `make .venv-box/ready`")


@needs_jax
@pytest.mark.parametrize(("name", "passes"), [("ok_reference", True), ("wrong_off_by_one", False)])
def test_the_naive_runner_tells_right_from_wrong(
    programs: dict[str, Program], tmp_path: Path, name: str, *, passes: bool
) -> None:
    """It does judge: what is right passes and what is wrong does not."""
    assert judge_naively(programs[name].source, tmp_path) is passes


@needs_jax
@pytest.mark.timeout(600)
def test_the_cheats_fool_a_naive_runner(programs: dict[str, Program], tmp_path: Path) -> None:
    """Every program whose header says so is passed by a runner that compares beside the submission."""
    cheats = {name: program for name, program in programs.items() if program.fools_naive_runner}
    fooled = set()
    for name, program in cheats.items():
        (folder := tmp_path / name).mkdir()
        if judge_naively(program.source, folder):
            fooled.add(name)

    assert fooled == set(cheats)
    assert len(fooled) >= FOOLED_AT_LEAST
