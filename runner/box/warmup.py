"""Starts JAX's backend and runs what nearly every submission runs, so that a job does not have to wait for it.

Even with the compiled programs at hand, JAX takes some ten milliseconds for each operation on shapes that are new to a
process: it traces and lowers before it can look the program up. So the usual operations run here on the very sizes that
the problems' inputs have. Only sizes are known here: no input, and nothing of any solution.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jax
import jax.numpy as jnp
import numpy as np
from flax import nnx

if TYPE_CHECKING:
    from runner.box.settings import BoxSettings


class _Layer(nnx.Module):  # type: ignore[misc]  # the host's type checker has no Flax
    """A layer as the bank's problems ask for it, with one Variable of each usual kind."""

    def __init__(self, inputs: int, outputs: int, rngs: nnx.Rngs) -> None:
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (inputs, outputs)) * (1.0 / jnp.sqrt(inputs)))
        self.bias = nnx.Param(jnp.zeros((outputs,)))
        self.count = nnx.Variable(jnp.array(0.0))

    def __call__(self, x: jax.Array) -> jax.Array:
        return x @ self.kernel + self.bias


def configure(settings: BoxSettings) -> None:
    """Point JAX at the compilation cache: a trusted box fills it, every other one only reads it."""
    jax.config.update("jax_compilation_cache_dir", settings.cache_folder)
    jax.config.update("jax_persistent_cache_min_entry_size_bytes", -1)
    # Writing is refused by the kernel as well; not trying saves the time and the warning.
    never = 1e9
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.0 if settings.trusted else never)


def warm_up(settings: BoxSettings) -> None:
    """Start the backend and run the usual operations on the usual sizes."""
    jax.block_until_ready([_run_usual_operations(inputs, outputs) for inputs, outputs in settings.sizes])
    jax.block_until_ready(jnp.zeros(()))


def _run_usual_operations(inputs: int, outputs: int) -> list[Any]:
    x = jnp.asarray(np.zeros(inputs, dtype=np.float32))
    layer = _Layer(inputs, outputs, nnx.Rngs(0))
    result = layer(x)
    graphdef, state = nnx.split(layer)
    scaled = nnx.merge(graphdef, jax.tree.map(lambda leaf: leaf * 2.0, state))
    linear = nnx.Linear(inputs, outputs, rngs=nnx.Rngs(0))
    numbers = [float(jnp.sum(result)), float(layer.kernel[0, 0]), float(len(jax.tree.leaves(state)))]
    return [
        scaled(x),
        linear(x),
        jnp.array(numbers, dtype=jnp.float32),
        jnp.stack([jnp.sum(result), layer.kernel[0, 0], jnp.mean(result)]),
        jnp.array(numbers),
        layer.kernel * 3.0,
        jnp.ones((outputs,)),
    ]
