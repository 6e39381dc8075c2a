"""What the exceptions of JAX's transforms mean: gradients, maps, loops, pytrees, devices.

Like ``errors``: each text matched here is raised again by ``tests/problems/test_general.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from problems.vocabulary import raised

if TYPE_CHECKING:
    from problems.vocabulary import Check

TRANSFORM_CHECKS: tuple[Check, ...] = (
    raised(
        "TypeError",
        "Gradient only defined for scalar-output functions. Output was (",
        finding="aux-not-declared",
        says="The function that is differentiated returns a tuple. `jax.grad` takes the gradient of one number; what "
        "comes beside it has to be declared with `has_aux`.",
    ),
    raised(
        "TypeError",
        "Gradient only defined for scalar-output functions. Output had shape",
        finding="gradient-of-array",
        says="The function that is differentiated returns an array. A gradient says how one number changes, so the "
        "function has to come down to one number; `vmap` then takes it for each example.",
    ),
    raised(
        "TypeError",
        "expected function with aux output to return a two-element tuple",
        finding="aux-missing",
        says="`has_aux` promises that the function returns a pair: the number to differentiate, and what comes beside "
        "it. It returned something else.",
    ),
    raised(
        "TypeError",
        "requires real- or complex-valued inputs",
        "uint32",
        finding="gradient-of-key",
        says="A gradient was asked for with respect to random state: the object that is differentiated holds keys or "
        "their counters. `nnx.grad` takes the Params alone.",
    ),
    raised(
        "TypeError",
        "requires real- or complex-valued inputs",
        finding="gradient-of-integer",
        says="A gradient was asked for with respect to integers. They do not change by small amounts: the argument "
        "has to be a float, and `argnums` says which argument is meant.",
    ),
    raised(
        "ValueError",
        "vmap got inconsistent sizes",
        finding="mapped-lengths-differ",
        says="`vmap` was to walk along axes of different lengths. What is the same for every example is not walked "
        "along at all: `in_axes` says so for each argument.",
    ),
    raised(
        "ValueError",
        "vmap was requested to map its argument along axis",
        finding="mapped-without-axis",
        says="`vmap` was to walk along an axis that an argument does not have. An argument that is the same for every "
        "example is named in `in_axes`.",
    ),
    raised(
        "TypeError",
        "scan body output must be a pair",
        finding="scan-body-no-pair",
        says="The body of a `scan` returned one thing. It returns two: what the next step gets, and what is kept of "
        "this one.",
    ),
    raised(
        "TypeError",
        "carry input and carry output must have equal types",
        finding="carry-changes",
        says="What a loop carries changed its shape or dtype from one step to the next. The loop is compiled once for "
        "all steps, so the carry that goes in has to look like the one that comes out.",
    ),
    raised(
        "TypeError",
        "cond branches must have equal output types",
        finding="branches-differ",
        says="The branches of a `cond` give different things. Both are part of one program, so they have to agree in "
        "structure, shape and dtype.",
    ),
    raised(
        "ValueError",
        "Non-hashable static arguments",
        finding="static-unhashable",
        says="A static argument cannot be hashed. `jit` keeps one program for each value of a static argument and "
        "looks it up by hash: a tuple can be one, a list or an array cannot.",
    ),
    raised(
        "TypeError",
        "Error interpreting argument to",
        "as an abstract array",
        finding="argument-not-array",
        says="A compiled function was given something that is neither an array nor a pytree of arrays. Such an "
        "argument can be static, or the class can be registered as a pytree.",
    ),
    raised(
        "NonConcreteBooleanIndexError",
        finding="boolean-index-traced",
        says="An array was indexed with a traced mask. How many elements that picks depends on the values, and shapes "
        "have to be known before them: `jnp.where` keeps the shape.",
    ),
    raised(
        "TypeError",
        "cannot reshape array of shape",
        finding="reshape-does-not-fit",
        says="A `reshape` asked for another number of elements than the array has. The message names both shapes.",
    ),
    raised(
        "TypeError",
        "Indexer must have integer or boolean type",
        finding="index-is-float",
        says="An array was indexed with a float. An index is an integer; a whole number that arrives as a float is "
        "turned into one first.",
    ),
    raised(
        "ValueError",
        "Input type must be an integer",
        finding="index-is-float",
        says="An embedding was looked up with floats. The ids are indices: integers.",
    ),
    raised(
        "TypeError",
        "requires ndarray or scalar arguments, got <class 'list'>",
        finding="list-for-array",
        says="A function of `jax.numpy` was given a Python list. NumPy would convert it silently; JAX refuses, because "
        "every element would become an argument of its own. `jnp.array` makes an array of it.",
    ),
    raised(
        "ValueError",
        "pytree structure error",
        finding="trees-differ",
        says="Two pytrees that are walked together have different structures: other keys, another length or another "
        "kind of container. The message says at which place.",
    ),
    raised(
        "TypeError",
        "does not accept dtypes key<",
        finding="arithmetic-with-key",
        says="Arithmetic was done with a random key: something walked over every leaf of a state, and random streams "
        "are leaves as well. A filter leaves them out.",
        read="randomness-and-streams",
    ),
    raised(
        "ValueError",
        "but does not evenly divide the dimension",
        finding="shards-uneven",
        says="An axis was to be cut into more equal parts than its length allows. The message says which axis, and "
        "over how many devices.",
        read="sharding-on-cpu",
    ),
    raised(
        "NameError",
        "unbound axis name",
        finding="axis-name-unbound",
        says="A collective such as `psum` named an axis that nothing around it gives a meaning to. Inside `shard_map` "
        "or `vmap` with `axis_name`, the name stands for devices or examples.",
        read="sharding-on-cpu",
    ),
    raised(
        "ValueError",
        "Object arrays cannot be loaded when allow_pickle=False",
        finding="saved-as-object",
        says="The file holds a pickled Python object, not an array: `save` was given something that is no array, and "
        "wrapped it without a word.",
        read="checkpointing",
    ),
    raised(
        "ValueError",
        "no `rngs` argument was provided",
        finding="stream-missing",
        says="A layer that draws random numbers was called without a stream to draw from. It takes one by name when it "
        "is built, or needs none when the model is in evaluation mode.",
        read="randomness-and-streams",
    ),
    raised(
        "AttributeError",
        "No RngStream named",
        finding="stream-unknown",
        says="A stream was asked for that this `Rngs` does not have. It has the ones that it was made with; one "
        "without a name stands in for all others.",
        read="randomness-and-streams",
    ),
    raised(
        "ValueError",
        "The truth value of an array with more than one element is ambiguous",
        finding="array-as-condition",
        says="A Python condition was asked about a whole array. It has one answer per element: `jnp.where` chooses "
        "element by element, `.any()` and `.all()` make one answer of them.",
    ),
)
