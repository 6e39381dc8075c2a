"""Claims about the bank as it runs: every solution gets its verdict and its diagnosis in a real box."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import problems
from problems.bank import Bank, load_bank
from problems.check import check
from runner.judge import open_judge

if TYPE_CHECKING:
    from runner.judge import Backend

SOURCE = Path(problems.__file__).parent
TRACK = "nnx-primitives"
ADDRESS = "nnx-pure-state-update"
FOLDER = f"{TRACK}/14_{ADDRESS}"


async def findings_of(bank: Bank, ids: list[str], cache: Path, backend: Backend = "process") -> list[str]:
    """Run the check with a judge of its own."""
    judge = await open_judge(backend, bank, cache_folder=cache, secret=b"self-check", serves_learners=False)
    try:
        return [str(finding) async for finding in check(bank, [bank.find(one) for one in ids], judge)]
    finally:
        await judge.close()


@pytest.mark.slow
@pytest.mark.timeout(1800)
async def test_every_solution_gets_what_it_should(tmp_path: Path) -> None:
    """In the process launcher: starters, references, variants, wrong solutions, worked examples and the lesson."""
    bank = load_bank()

    assert await findings_of(bank, [one.id for one in bank.problems], tmp_path) == []


@pytest.mark.slow
@pytest.mark.docker
@pytest.mark.timeout(1800)
async def test_every_solution_gets_what_it_should_in_the_image(tmp_path: Path) -> None:
    """The same in the container, where JAX and Flax are newer."""
    bank = load_bank()

    assert await findings_of(bank, [one.id for one in bank.problems], tmp_path, "docker") == []


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_the_check_says_where_something_was_broken(tmp_path: Path) -> None:
    """An untrue page, a wrong variant, and wrong verdicts or diagnoses in headers are all named."""
    root = tmp_path / "bank"
    for name in (TRACK, "lessons"):
        shutil.copytree(SOURCE / name, root / name)
    folder = root / FOLDER
    for path in [*folder.glob("wrong/*.py"), *folder.glob("accepted/*.py")]:
        if path.stem not in {"scales_twice", "writes_into_the_state", "split_by_type", "under_jit"}:
            path.unlink()
    page = folder / "statement.md"
    page.write_text(page.read_text().replace("[3. 3.] [7. 7.]", "[3. 3.] [8. 8.]"))
    twice = folder / "wrong" / "scales_twice.py"
    twice.write_text(twice.read_text().replace("diagnosis: scaled-twice", "diagnosis: original-called"))
    kept = folder / "wrong" / "writes_into_the_state.py"
    kept.write_text(kept.read_text().replace("verdict: WRONG_STRUCTURE", "verdict: WRONG_VALUE"))
    variant = folder / "accepted" / "under_jit.py"
    variant.write_text(variant.read_text().replace("leaf * scale", "leaf + scale"))

    found = [
        one
        for one in await findings_of(load_bank(root), [ADDRESS], tmp_path / "cache")
        if " should " in one or "print" in one
    ]

    assert any(f"{ADDRESS}/statement.md: the examples print" in one for one in found)
    assert any("wrong/scales_twice.py: its first diagnosis should be 'original-called'" in one for one in found)
    assert any("writes_into_the_state.py: it should get WRONG_VALUE but got WRONG_STRUCTURE" in one for one in found)
    assert any("accepted/under_jit.py: it should get ACCEPTED but got WRONG_VALUE" in one for one in found)
    assert len(found) == 4


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_reference_that_does_not_follow_its_page_is_named(tmp_path: Path) -> None:
    """When the reference itself is wrong, its own requirements and the right variants say so."""
    root = tmp_path / "bank"
    for name in (TRACK, "lessons"):
        shutil.copytree(SOURCE / name, root / name)
    folder = root / FOLDER
    for path in folder.glob("wrong/*.py"):
        path.unlink()
    reference = folder / "reference.py"
    reference.write_text(reference.read_text().replace("array * scale", "array * scale * 2"))

    found = await findings_of(load_bank(root), [ADDRESS], tmp_path / "cache")

    assert any(f"{ADDRESS}/reference.py: none of the accepted solutions agrees" in one for one in found)
    assert any(f"{ADDRESS}/reference.py: it should get ACCEPTED but got WRONG_STRUCTURE" in one for one in found)
    assert sum("accepted/" in one and "got WRONG_VALUE" in one for one in found) == len(
        list(folder.glob("accepted/*.py"))
    )


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_reference_that_raises_is_named_with_its_line(tmp_path: Path) -> None:
    """Nothing else of the problem is blamed for it."""
    root = tmp_path / "bank"
    for name in (TRACK, "lessons"):
        shutil.copytree(SOURCE / name, root / name)
    reference = root / FOLDER / "reference.py"
    reference.write_text(reference.read_text().replace("array * scale", "array * scaling"))

    found = [
        one for one in await findings_of(load_bank(root), [ADDRESS], tmp_path / "cache") if "tracks.toml" not in one
    ]

    [one] = [one for one in found if one.startswith(ADDRESS)]
    assert one.startswith(f"{ADDRESS}/reference.py: it does not run")
    assert "NameError on line" in one
    assert "'scaling' is not defined" in one
