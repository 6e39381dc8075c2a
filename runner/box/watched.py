"""Which functions of Flax and JAX are watched."""

from __future__ import annotations

import copy
import os
from typing import TYPE_CHECKING, Final

import jax
from flax import nnx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_NNX = """
    as_pure call clone cond eval_shape filter_state flatten fori_loop from_flat_state grad graphdef iter_graph
    iter_modules jit map map_state merge merge_state pop recursive_map scan shard_map split split_state state
    to_flat_state to_pure_dict unflatten update value_and_grad variables view vmap while_loop
"""
_JAX = """
    checkpoint device_put eval_shape grad jacfwd jacrev jit jvp make_array_from_callback make_jaxpr make_mesh pmap
    reshard shard_map value_and_grad vjp vmap
"""
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

WITHOUT_LEAVES = frozenset({"jax.jit", "nnx.jit", "jax.vmap", "nnx.vmap", "jax.grad", "nnx.grad", "jax.pmap"})
"""Those that give a function back, in which there is nothing to count."""


WRITING: Final = "files.write"
"""Under this name a case's calls tell that it wrote to disk, by whatever library."""


def is_writing(event: str, arguments: tuple[object, ...]) -> bool:
    """Tell whether an event of ``sys.audit`` opens a file for writing or makes a folder, outside of JAX's cache."""
    flags = arguments[2] if event == "open" and len(arguments) > 2 else None  # noqa: PLR2004  # path, mode, flags
    if event != "os.mkdir" and not (isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)):
        return False
    path = arguments[0]
    cache = jax.config.jax_compilation_cache_dir
    return isinstance(path, (str, bytes)) and not (cache and os.fsdecode(path).startswith(cache))


def entry_points() -> Iterator[tuple[str, ModuleType | type, str]]:
    """Give (public prefix, owner, name) of every watched function that this version has."""
    for prefix, owner, names in _WATCHED:
        for name in names.split():
            if hasattr(owner, name):
                yield prefix, owner, name
