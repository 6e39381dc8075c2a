"""A problem of the benchmark's own: a compiled training step, whose program no submission finds in the judge's cache.

A submission here has a ceiling for its gradients that no reference and no other submission has: it is far above any
gradient, so the outputs stay the reference's, but it is a constant in the compiled program, so that the program is a
new one and has to be compiled.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from bot.bench.programs import read_program
from runner.protocol import Array, Case

if TYPE_CHECKING:
    from problems.problem import Problem

ROWS, FEATURES, STEPS = 8, 3, 5
REFERENCE_CEILING = 1000.0
LOWEST_CEILING, CEILINGS = 2000, 2_000_000
"""Ceilings are whole and below 2**24: as float32 each stays different from every other."""

SOURCE = read_program("training")


def write_training(ceiling: float) -> str:
    """Write the training program with one ceiling for its gradients."""
    return SOURCE.replace("CEILING", repr(ceiling))


def write_new_training() -> str:
    """Write a training program that has not been compiled before."""
    return write_training(float(LOWEST_CEILING + secrets.randbelow(CEILINGS)))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    """Draw one batch and its targets."""
    x, y = rng.normal(size=(ROWS, FEATURES)), rng.normal(size=(ROWS,))
    return (Case("", (float(rng.integers(1000)), _array(x), _array(y), float(STEPS))),)


def make_training_problem(model: Problem) -> Problem:
    """Make the problem: two public cases, one secret one, all of one shape, so that one step is compiled.

    Args:
        model: Any problem of the bank; page, hints and the like are taken from it, since no learner sees them.
    """
    reference = write_training(REFERENCE_CEILING)
    # Reference outputs are kept by id: they must not outlive what they were computed with.
    digest = hashlib.sha256(f"{reference}{ROWS}{FEATURES}{STEPS}".encode()).hexdigest()[:8]
    examples = tuple(
        replace(case, name=f"batch {number}") for number in (1, 2) for case in draw(np.random.default_rng(number))
    )
    return replace(
        model,
        id=f"bench-training-{digest}",
        entry="train_briefly",
        parameters=("seed", "x", "y", "steps"),
        atol=1e-4,
        rtol=1e-4,
        starter="",
        reference=reference,
        accepted=(),
        wrong=(),
        examples=examples,
        reruns=(),
        secret_set_count=2,
        draw=draw,
        checks=(),
    )


def _array(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Array:
    return Array("float32", values.shape, values.astype("<f4").tobytes())
