"""A problem of the benchmark's own: a compiled training step, whose program no submission finds in the judge's cache.

The judge's read-only cache holds what references compiled. A submission here has a ceiling for its gradients that no
reference and no other submission has: it is far above any gradient, so the outputs stay the reference's, but it is a
constant in the compiled program, so that the program is a new one and has to be compiled.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from runner.protocol import Array, Case

if TYPE_CHECKING:
    from problems.problem import Problem

ROWS, FEATURES, STEPS = 8, 3, 5
REFERENCE_CEILING = 1000.0
LOWEST_CEILING, CEILINGS = 2000, 2_000_000
"""Ceilings are whole and below 2**24: as float32 each stays different from every other."""

SOURCE = """
import jax
import jax.numpy as jnp
import optax
from flax import nnx

OPTIMIZER = optax.chain(optax.clip_by_global_norm(CEILING), optax.adam(1e-2))


class Net(nnx.Module):
    def __init__(self, features: int, hidden: int, rngs: nnx.Rngs):
        self.first = nnx.Linear(features, hidden, rngs=rngs)
        self.norm = nnx.BatchNorm(hidden, rngs=rngs)
        self.dropout = nnx.Dropout(0.2, rngs=rngs)
        self.last = nnx.Linear(hidden, 1, rngs=rngs)

    def __call__(self, x: jax.Array) -> jax.Array:
        return self.last(self.dropout(nnx.relu(self.norm(self.first(x)))))


def measure_loss(model: Net, x: jax.Array, y: jax.Array) -> jax.Array:
    return jnp.mean((model(x)[:, 0] - y) ** 2)


@nnx.jit
def train_step(model: Net, optimizer: nnx.Optimizer, x: jax.Array, y: jax.Array) -> jax.Array:
    loss, gradients = nnx.value_and_grad(measure_loss)(model, x, y)
    optimizer.update(model, gradients)
    return loss


def train_briefly(seed: float, x: jax.Array, y: jax.Array, steps: float) -> jax.Array:
    model = Net(x.shape[-1], 4, rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, OPTIMIZER, wrt=nnx.Param)
    return jnp.stack([train_step(model, optimizer, x, y) for _ in range(int(steps))])
"""


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
