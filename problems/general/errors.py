"""What JAX's and Flax's exceptions mean in terms of what was believed.

The texts matched here were read off the pinned versions; ``tests/problems/test_general.py`` raises each one again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from problems.diagnosis import Diagnosis
from problems.vocabulary import raised

if TYPE_CHECKING:
    from problems.evidence import Evidence
    from problems.vocabulary import Check

_TODAY = {
    "jax.tree_map": "jax.tree.map",
    "jax.tree_leaves": "jax.tree.leaves",
    "jax.tree_flatten": "jax.tree.flatten",
    "jax.tree_unflatten": "jax.tree.unflatten",
    "jax.tree_structure": "jax.tree.structure",
    "jax.tree_reduce": "jax.tree.reduce",
    "jax.tree_multimap": "jax.tree.map",
    "jax.tree_util.tree_multimap": "jax.tree.map",
    "jax.random.KeyArray": "jax.Array",
    "jax.numpy.DeviceArray": "jax.Array",
    "jax.ops.index_update": "array.at[...].set(...)",
    "jax.ops.index_add": "array.at[...].add(...)",
    "jax.nn.normalize": "jax.nn.standardize",
    "jax.numpy.alltrue": "jnp.all",
    "jax.numpy.cumproduct": "jnp.cumprod",
    "jax.numpy.in1d": "jnp.isin",
    "jax.numpy.msort": "jnp.sort(..., axis=0)",
    "jax.numpy.product": "jnp.prod",
    "jax.numpy.round_": "jnp.round",
    "jax.numpy.row_stack": "jnp.vstack",
    "jax.numpy.sometrue": "jnp.any",
    "jax.numpy.trapz": "jnp.trapezoid",
    "jax.random.PRNGKeyArray": "jax.Array",
    "jax.sharding.PositionalSharding": "jax.sharding.NamedSharding",
    "jax.xla_computation": "jax.jit(function).lower(...)",
    "flax.nnx.GraphNode": "nnx.Pytree",
}
"""Spellings that are gone, and today's."""

_METHODS_TODAY = {
    "split": "nnx.split(model)",
    "get_state": "nnx.state(model)",
    "extract": "nnx.state(model, ...)",
    "filter": "nnx.state(model, SomeType)",
    "partition": "nnx.split(model, SomeType, ...)",
    "merge": "nnx.merge(graphdef, state)",
    "clone": "nnx.clone(model)",
    "apply_gradients": "optimizer.update(model, grads)",
}
"""Methods of modules that became functions."""

_MODULE_ATTRIBUTE = re.compile(r"[Mm]odule '?([\w.]+)'? has no attribute '(\w+)'")
_OBJECT_ATTRIBUTE = re.compile(r"'(\w+)' object has no attribute '(\w+)'")
_SAYS_ITSELF = re.compile(r"(jax[\w.]+) (?:is|was) deprecated.*?[Uu]se ([\w.]+?)\.? ", re.DOTALL)
_CALL = re.compile(r"\(\) (?:takes|missing|got an unexpected keyword) .*argument")
_NAME = re.compile(r"name '(\w+)' is not defined")
_IMPORTS = {
    "jnp": "import jax.numpy as jnp",
    "jax": "import jax",
    "nnx": "from flax import nnx",
    "np": "import numpy as np",
}
_LINEN_METHODS = {"init", "apply", "bind"}


def removed_api(evidence: Evidence) -> Diagnosis | None:
    """Name today's spelling of something that is gone."""
    for error in evidence.errors():
        found = _MODULE_ATTRIBUTE.search(error.message)
        today = _TODAY.get(f"{found[1]}.{found[2]}") if found else None
        old = f"{found[1]}.{found[2]}" if found else ""
        if today is None:
            found = _OBJECT_ATTRIBUTE.search(error.message)
            today = _METHODS_TODAY.get(found[2]) if found else None
            old = f"{found[1]}.{found[2]}" if found else ""
        if today is None and (found := _SAYS_ITSELF.search(error.message)):
            old, today = found[1], found[2]
        if today is not None and error.type_name == "AttributeError":
            text = f"`{old}` belongs to an older version and has been removed. Today it is spelled `{today}`."
            return Diagnosis("removed-api", text)
    return None


def linen_habit(evidence: Evidence) -> Diagnosis | None:
    """Recognize Flax Linen's way: ``model.init`` and ``model.apply``."""
    for error in evidence.errors():
        found = _OBJECT_ATTRIBUTE.search(error.message)
        if found and error.type_name == "AttributeError" and found[2] in _LINEN_METHODS:
            text = (
                f"`{found[2]}` is how Flax Linen works. An NNX module holds its own parameters from the moment it is "
                "built, so it is called directly and needs no separate set of variables."
            )
            return Diagnosis("linen-habit", text, read="understanding-state")
    return None


def seed_is_float(evidence: Evidence) -> Diagnosis | None:
    """Say that a stream was started from a float; of a traced seed that would be untrue."""
    for error in evidence.errors():
        if error.type_name == "ValueError" and "Invalid rng value" in error.message and "Trace" not in error.message:
            text = (
                "`nnx.Rngs` was given a float. The seed arrives as a float, as every whole number here does, and a "
                "random stream starts from an integer."
            )
            return Diagnosis("seed-is-float", text, read="Inputs")
    return None


def import_missing(evidence: Evidence) -> Diagnosis | None:
    """Name the import line of a name that nobody imported."""
    for error in evidence.errors():
        found = _NAME.search(error.message)
        if error.type_name == "NameError" and found and found[1] in _IMPORTS:
            line = _IMPORTS[found[1]]
            text = f"`{found[1]}` is used but never imported. A submission runs on its own: it needs `{line}`."
            return Diagnosis("import-missing", text)
    return None


def wrong_signature(evidence: Evidence) -> Diagnosis | None:
    """Say that the function cannot be called with the arguments of the task: raised outside of any learner's line."""
    for error in evidence.errors():
        if error.type_name == "TypeError" and not error.frames and _CALL.search(error.message):
            text = (
                "Your function could not be called with the arguments of the task. Compare the names in its first "
                "line, and their number, with the statement; they are passed by position."
            )
            return Diagnosis("wrong-signature", text, read="Task")
    return None


def not_callable(evidence: Evidence) -> Diagnosis | None:
    """Say that a module was called that has no forward pass."""
    for error in evidence.errors():
        found = re.fullmatch(r"'(\w+)' object is not callable", error.message)
        names = {module.class_name for seen in evidence.outcome.cases for module in seen.modules}
        if found and error.type_name == "TypeError" and f"learner.{found[1]}" in names:
            text = (
                f"`{found[1]}` was called, but it defines no `__call__`. That method, with two underscores on each "
                "side, is what makes an object callable; check its spelling and its indentation."
            )
            return Diagnosis("call-not-defined", text)
    return None


ERROR_CHECKS: tuple[Check, ...] = (
    removed_api,
    linen_habit,
    import_missing,
    wrong_signature,
    not_callable,
    seed_is_float,
    raised(
        "TypeError",
        "Shapes must be 1D",
        "Tracer",
        finding="shape-from-tracer",
        says="A shape was computed from a traced value. Under a transform like `jit`, values are not known yet but "
        "shapes must be: take them from `.shape`, or mark the argument as static.",
    ),
    raised(
        "TypeError",
        "Shapes must be 1D sequences of concrete values of integer type",
        finding="size-is-float",
        says="A shape was made with a float in it. Whole numbers arrive as floats here, and a shape is made of "
        "integers.",
        read="Inputs",
    ),
    raised(
        "NotImplementedError",
        "In-place operations are no longer supported for Variable",
        finding="variable-in-place",
        says="An operator like `+=` was used on a Variable itself. Since Flax 0.12 that is refused, because it is "
        "unclear whether the object or the array in it is meant; `variable[...]` is the array.",
        read="understanding-state",
    ),
    raised(
        "TypeError",
        "JAX arrays are immutable",
        finding="array-item-assignment",
        says="An element of a JAX array was assigned to. JAX arrays never change; `x.at[index]` describes a changed "
        "copy, which needs a name of its own.",
    ),
    raised(
        "TracerBoolConversionError",
        finding="tracer-in-condition",
        says="A Python condition was asked about a traced value. Under `jit`, `grad` or `vmap` the value is not "
        "known while Python runs; `jnp.where` and `jax.lax.cond` decide later.",
    ),
    raised(
        "TracerArrayConversionError",
        finding="tracer-to-numpy",
        says="A traced value was handed to NumPy, which needs actual numbers. Inside a transform, `jnp` does the "
        "same work on values that are not known yet.",
    ),
    *(
        raised(
            type_name,
            finding="tracer-made-concrete",
            says="A traced value was turned into a Python number, with `int()`, `float()` or as an index. Under a "
            "transform its value is not known yet: keep it an array, or do this outside the transform.",
        )
        for type_name in ("ConcretizationTypeError", "TracerIntegerConversionError")
    ),
    raised(
        "UnexpectedTracerError",
        finding="tracer-leaked",
        says="A value from inside a transform was kept and used after it had ended. What a transformed function "
        "computes leaves it through its return value only.",
    ),
    raised(
        "TraceContextError",
        finding="trace-level",
        says="A Variable that was made outside a transform was changed inside it. `nnx.jit` and its relatives let a "
        "module be changed when it is passed as an argument; JAX's own transforms do not. `nnx.jit` also writes into "
        "modules that were passed to it and that nothing has changed.",
        read="understanding-state",
    ),
    raised(
        "TypeError",
        "Missing required argument `wrt`",
        finding="optimizer-wrt",
        says="`nnx.Optimizer` was made without `wrt`. Since Flax 0.11 it wants to be told which kind of Variable it "
        "trains.",
        read="understanding-state",
    ),
    raised(
        "TypeError",
        "Missing required argument `grads`",
        finding="optimizer-update",
        says="`optimizer.update` was called with the gradients only. Since Flax 0.11 it takes the model first and the "
        "gradients second.",
        read="understanding-state",
    ),
    raised(
        "ValueError",
        "Non-exhaustive filters",
        finding="filters-not-exhaustive",
        says="The filters of a split did not cover all of the state. Every Variable has to go somewhere: a last "
        "filter `...` takes the rest.",
        read="understanding-state",
    ),
    raised(
        "TypeError",
        "missing",
        "argument: 'rngs'",
        finding="rngs-missing",
        says="A layer was built without `rngs`. Layers with parameters draw their first values from a random "
        "stream, which is passed by name.",
    ),
    raised(
        "TypeError",
        "unexpected PRNG key type",
        "rnglib",
        finding="stream-for-key",
        says="A random function was given a stream, not a key. A stream is called, as in `rngs.params()`, and each "
        "call gives a fresh key.",
    ),
    *(
        raised(
            "TypeError",
            f"unexpected PRNG key type <class '{kind}'>",
            finding="shape-for-key",
            says="A random function got a shape where its key belongs. In JAX the key always comes first, "
            "and the shape after it.",
            read="The API",
        )
        for kind in ("tuple", "list")
    ),
    raised(
        "TypeError",
        "invalid PRNG key data",
        finding="integer-for-key",
        says="A random function was given a number where it wants a key. A key is made from a seed once; "
        "further ones come from that key, or from a stream.",
    ),
    raised(
        "TypeError",
        "dot_general requires contracting dimensions",
        finding="shapes-do-not-fit",
        says="A matrix product met two lengths that differ. The axis that is summed over has one length on both sides; "
        "the two that met are in the message.",
    ),
    raised(
        "ValueError",
        "Unused keys found in nnx.view",
        finding="view-setting-unknown",
        says="`nnx.view` hands its settings to the `set_view` methods of the modules, and no module here has one that "
        "takes this name.",
    ),
    raised(
        "ValueError",
        "Found data on value of type",
        finding="list-of-data",
        says="A plain Python container with modules or arrays in it was assigned to a module. Since Flax 0.12, "
        "`nnx.List` and `nnx.Dict` mark such a container as data.",
    ),
    raised(
        "ValueError",
        "annotated with nnx.static",
        finding="static-array",
        says="An array, or something that holds one, was declared static. Static attributes are part of the structure "
        "that programs are compiled for, so they cannot hold arrays.",
    ),
)
