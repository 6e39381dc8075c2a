"""What an ``inputs.py`` is written with: cases, vectors, and counterfactual edits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from runner.protocol import Array, Case, Edit, EditAction, Way

if TYPE_CHECKING:
    from collections.abc import Iterable

    from runner.protocol import Value


def vector(numbers: Iterable[float]) -> Array:
    """Make a one-dimensional float32 array."""
    return array(np.asarray(list(numbers), np.float32))


def array(numbers: np.ndarray) -> Array:
    """Make an array of the same shape and dtype."""
    return Array(
        numbers.dtype.name, numbers.shape, np.ascontiguousarray(numbers, numbers.dtype.newbyteorder("<")).tobytes()
    )


def draw_vector(rng: np.random.Generator, length: int) -> Array:
    """Draw a float32 vector of two-decimal numbers between -3 and 3, none of them near zero."""
    signs = rng.choice([-1.0, 1.0], length)
    return vector(np.round(signs * rng.uniform(0.2, 3.0, length), 2))


def draw_seed(rng: np.random.Generator) -> float:
    """Draw a seed from 1 to 9999, as the float that an entry function receives."""
    return float(rng.integers(1, 10_000))


def case(name: str, *args: Value) -> Case:
    """Make a plain case."""
    return Case(name, args)


def rerun(name: str, of: Case, *edits: Edit) -> Case:
    """Make a counterfactual rerun: the plain case ``of`` once more, with every root module tampered with."""
    return replace(of, name=name, edits=edits)


def uncompiled(name: str, of: Case) -> Case:
    """Make a counterfactual rerun: ``of`` under ``jax.disable_jit()``, where compiled functions run call by call.

    Who counts traces in a compiled function counts its calls then.
    """
    return replace(of, name=name, way=Way.UNCOMPILED)


def twice(name: str, of: Case) -> Case:
    """Make a plain case that calls the function a second time with the arguments of ``of``; that result counts."""
    return replace(of, name=name, way=Way.TWICE)


def under_jit(name: str, of: Case) -> Case:
    """Make a plain case that calls ``jax.jit(entry)`` with the arguments of ``of``, all of them traced.

    For functions of arrays: a size or a string cannot be traced.
    """
    return replace(of, name=name, way=Way.JIT)


def under_vmap(name: str, *args: Value) -> Case:
    """Make a plain case that calls ``jax.vmap(entry)``: every argument has the batch's axis in front."""
    return Case(name, args, way=Way.VMAP)


def gradient(name: str, of: Case, argument: int = 0, *, of_squares: bool = False) -> Case:
    """Make a plain case whose result is the gradient at the arguments of ``of``.

    Args:
        name: The case's name.
        of: A case whose arguments are taken.
        argument: Which of them to differentiate with respect to, counted from 0; a float array.
        of_squares: Differentiate half the sum of squares: where the function has a rule for the way back, what comes
            to the rule is then the result, and not ones.

    Returns:
        A case that gives ``jax.grad`` of the sum of all elements that the function gives, or of their squares.
    """
    way = Way.GRADIENT_OF_SQUARES if of_squares else Way.GRADIENT
    return replace(of, name=name, way=way, argument=argument)


def fill(attribute: str, number: float) -> Edit:
    """Set every element of an attribute's array to ``number``."""
    return Edit(attribute, EditAction.FILL, number)


def scale(attribute: str, factor: float) -> Edit:
    """Multiply an attribute's array by ``factor``."""
    return Edit(attribute, EditAction.SCALE, factor)


def attach_linear(attribute: str) -> Edit:
    """Add a nested ``nnx.Linear(2, 3)``: two Params one level down."""
    return Edit(attribute, EditAction.ATTACH_LINEAR)


def attach_param(attribute: str) -> Edit:
    """Add one more ``nnx.Param``."""
    return Edit(attribute, EditAction.ATTACH_PARAM)


def attach_variable(attribute: str) -> Edit:
    """Add one more plain ``nnx.Variable``."""
    return Edit(attribute, EditAction.ATTACH_VARIABLE)


def attach_custom(attribute: str) -> Edit:
    """Add a Variable of a subclass that no submission can have named."""
    return Edit(attribute, EditAction.ATTACH_CUSTOM)


def duplicate(attribute: str) -> Edit:
    """Add one more Variable of the attribute's own type and value."""
    return Edit(attribute, EditAction.DUPLICATE)
