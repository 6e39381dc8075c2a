"""The ways in which a case calls the entry function: as it is, again, or through one of JAX's transforms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import jax

from runner.box.values import to_learner
from runner.protocol import Way

if TYPE_CHECKING:
    from collections.abc import Callable

    from runner.protocol import Case


# Taken before any learner code runs, and before the probes wrap them: these calls are not the learner's.
_jit, _vmap, _grad, _leaves, _sum = jax.jit, jax.vmap, jax.grad, jax.tree.leaves, jax.numpy.sum
_disable_jit = jax.disable_jit


def _call_entry(entry: Callable[..., Any], *arguments: Any) -> Any:  # noqa: ANN401  # as below
    # Its name is what the trace is counted under, which is not the learner's doing.
    return entry(*arguments)


def call(entry: Callable[..., Any], case: Case) -> Any:  # noqa: ANN401  # whatever the learner's function gives
    """Call the entry function as a case asks.

    Every call gets arguments of its own: what a function does to a list or a dict is not seen by the next.

    Args:
        entry: The learner's function.
        case: What to call it with, and how.

    Returns:
        Its result; for a gradient, an array of the shape of the argument.
    """
    arguments = [to_learner(argument) for argument in case.args]
    match case.way:
        case Way.TWICE:
            entry(*[to_learner(argument) for argument in case.args])
        case Way.JIT:
            return _jit(_call_entry, static_argnums=0)(entry, *arguments)
        case Way.UNCOMPILED:
            with _disable_jit():
                return entry(*arguments)
        case Way.VMAP:
            return _vmap(partial(_call_entry, entry))(*arguments)
        case Way.GRADIENT | Way.GRADIENT_OF_SQUARES:
            place, of_squares = case.argument, case.way is Way.GRADIENT_OF_SQUARES

            def total(argument: Any) -> Any:  # noqa: ANN401
                result = entry(*arguments[:place], argument, *arguments[place + 1 :])
                # What comes back to the function: ones from a sum, the result itself from half a sum of squares.
                return sum(_sum(leaf * leaf / 2 if of_squares else leaf) for leaf in _leaves(result))

            return _grad(total)(arguments[place])
    return entry(*arguments)
