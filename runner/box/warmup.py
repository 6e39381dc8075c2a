"""Starts JAX's backend and runs what nearly every submission runs, so that a job does not have to wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jax
import jax.numpy as jnp
import numpy as np
from flax import nnx

if TYPE_CHECKING:
    from runner.box.settings import BoxSettings


class _Layer(nnx.Module):
    def __init__(self, rngs: nnx.Rngs) -> None:
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (3, 2)) * (1.0 / jnp.sqrt(3)))
        self.bias = nnx.Param(jnp.zeros((2,)))
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


def warm_up() -> None:
    """Start the backend and run the usual operations once, on small shapes."""
    layer = _Layer(nnx.Rngs(0))
    x = jnp.asarray(np.arange(3, dtype=np.float32))
    graphdef, state = nnx.split(layer)
    merged = nnx.merge(graphdef, jax.tree.map(lambda leaf: leaf * 2.0, state))
    results = [
        layer(x),
        merged(x),
        jnp.array([1.0, 2.0, 3.0], dtype=jnp.float32),
        jnp.stack([jnp.sum(x), jnp.mean(x)]),
        nnx.Linear(3, 2, rngs=nnx.Rngs(0))(x),
        jax.tree.leaves(nnx.state(layer, nnx.Param)),
    ]
    jax.block_until_ready(results)
