"""Which functions of Flax and JAX are watched."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import jax
from flax import nnx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_NNX = """
    as_pure call clone cond eval_shape filter_state flatten from_flat_state grad graphdef iter_graph
    iter_modules jit map map_state merge merge_state pop recursive_map scan split split_state state
    to_flat_state to_pure_dict unflatten update value_and_grad variables view vmap
"""
_JAX = (
    "checkpoint device_put eval_shape grad jacfwd jacrev jit jvp make_jaxpr make_mesh shard_map value_and_grad vjp vmap"
)
_TREE = "flatten leaves leaves_with_path map map_with_path reduce structure unflatten"
_TREE_UTIL = """
    tree_flatten tree_leaves tree_leaves_with_path tree_map tree_map_with_path tree_reduce tree_structure tree_unflatten
"""
_LAX = "all_gather associative_scan cond fori_loop map pmean psum scan switch while_loop with_sharding_constraint"
_RANDOM = "PRNGKey bernoulli fold_in key normal split truncated_normal uniform"

_WATCHED: tuple[tuple[str, ModuleType | type, str], ...] = (
    ("nnx", nnx, _NNX),
    ("nnx.GraphDef", nnx.GraphDef, "apply"),
    ("nnx.Optimizer", nnx.Optimizer, "update"),
    ("nnx.MultiMetric", nnx.MultiMetric, "compute reset update"),
    ("jax", jax, _JAX),
    ("jax.numpy", jax.numpy, "load save savez"),
    ("jax.tree", jax.tree, _TREE),
    ("jax.tree_util", jax.tree_util, _TREE_UTIL),
    ("jax.lax", jax.lax, _LAX),
    ("jax.random", jax.random, _RANDOM),
    ("copy", copy, "copy deepcopy"),
)

COPIES = frozenset({"nnx.clone", "nnx.view", "copy.copy", "copy.deepcopy"})
"""Those whose module is a copy; from any other it is a merge."""

WITHOUT_LEAVES = frozenset({"jax.jit", "nnx.jit", "jax.vmap", "nnx.vmap", "jax.grad", "nnx.grad"})
"""Those that give a function back, in which there is nothing to count."""


def entry_points() -> Iterator[tuple[str, ModuleType | type, str]]:
    """Give (public prefix, owner, name) of every watched function that this version has."""
    for prefix, owner, names in _WATCHED:
        for name in names.split():
            if hasattr(owner, name):
                yield prefix, owner, name
