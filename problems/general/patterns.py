"""Patterns in wrong numbers that need no author: sums for means, transposes, broadcasts, the same randomness twice."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary.check import TOLERANCE, ratio, same
from problems.vocabulary.outputs import results
from runner.protocol import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from problems.evidence import Evidence
    from problems.vocabulary import Check
    from runner.protocol import Case, Value

_MATRIX = 2
_RANDOM = (
    "jax.random.bernoulli",
    "jax.random.key",
    "jax.random.normal",
    "jax.random.PRNGKey",
    "jax.random.split",
    "jax.random.truncated_normal",
    "jax.random.uniform",
)


def sum_for_mean(evidence: Evidence) -> Diagnosis | None:
    """Say that every result is as many times too large, or too small, as an axis of the input is long."""
    found = [(case, ratio(mine, theirs)) for case, mine, theirs in _telling(evidence)]
    factors = [(case, factor) for case, factor in found if factor is not None and not _near(factor, 1.0)]
    if not factors or len(factors) < len(found):
        return None
    times = [factor for _, factor in factors]
    # The same factor for inputs of other lengths has nothing to do with their lengths.
    lengths = {length for case, _ in factors for length in _lengths(case)}
    if all(_near(factor, times[0]) for factor in times) and len(lengths) > 1:
        return None
    if all(any(_near(factor, length) for length in _lengths(case)) for case, factor in factors):
        text = (
            f"Every result is too large by the length of an axis of the input ({times[0]:.4g} times in the case "
            f"`{factors[0][0].name}`): that is what a sum gives where a mean is asked for."
        )
        return Diagnosis("sum-for-mean", text, read="Task")
    if all(any(_near(factor, 1 / length) for length in _lengths(case)) for case, factor in factors):
        text = (
            f"Every result is too small by the length of an axis of the input ({1 / times[0]:.4g} times in the case "
            f"`{factors[0][0].name}`): that is what a mean gives where a sum is asked for."
        )
        return Diagnosis("mean-for-sum", text, read="Task")
    return None


def axes_permuted(evidence: Evidence) -> Diagnosis | None:
    """Say that the right numbers came with their axes in another order."""
    speaks = False
    for _, mine, theirs in _arrays(evidence):
        if mine.shape == theirs.shape and same(mine, theirs):
            continue
        if mine.ndim < _MATRIX or sorted(mine.shape) != sorted(theirs.shape):
            return None
        if not any(same(np.transpose(mine, order), theirs) for order in _orders(mine.ndim)):
            return None
        speaks = True
    if not speaks:
        return None
    text = (
        "The right numbers are there with their axes in another order. Follow one axis through the code: a transpose, "
        "a `reshape` where a transpose is meant, or the order of the indices in an `einsum` moves it."
    )
    return Diagnosis("axes-permuted", text, read="Output")


def broadcast_outward(evidence: Evidence) -> Diagnosis | None:
    """Say that two shapes were broadcast against each other where elements belonged together."""
    if evidence.errors():
        return None
    for _, mine, theirs in _arrays(evidence):
        if mine.ndim == theirs.ndim + 1 and mine.ndim >= _MATRIX and 1 not in mine.shape[-_MATRIX:]:
            inner = mine.shape[:-1] == theirs.shape or mine.shape[1:] == theirs.shape
            if inner and mine.shape[-1] == mine.shape[-2]:
                text = (
                    f"The result has shape `{mine.shape}` where `{theirs.shape}` is asked for: every element met every "
                    "other one. That is what broadcasting makes of the shapes `(n, 1)` and `(n,)`; look for an axis of "
                    "length one, from `[:, None]`, `keepdims` or a model with one output."
                )
                return Diagnosis("broadcast-outward", text, read="Output")
    return None


def rows_alike(evidence: Evidence) -> Diagnosis | None:
    """Say that all rows of a result are the same where the right ones differ: mostly a key that was used again."""
    speaks = False
    for _, mine, theirs in results(evidence):
        if mine.ndim < _MATRIX or mine.shape[0] < _MATRIX or same(theirs, np.broadcast_to(theirs[:1], theirs.shape)):
            continue
        if not same(mine, np.broadcast_to(mine[:1], mine.shape)):
            return None
        speaks = True
    if not speaks:
        return None
    if evidence.calls(*_RANDOM):
        text = (
            "All rows of the result are the same random numbers. A key decides the draw completely: the same key and "
            "shape give the same numbers, however often they are asked for. Each draw needs a key of its own."
        )
        return Diagnosis("randomness-reused", text, read="randomness-and-streams")
    text = "All rows of the result are the same, where each has its own numbers. Something is computed once for all."
    return Diagnosis("rows-alike", text, read="Task")


SHAPE_CHECKS: tuple[Check, ...] = (axes_permuted, broadcast_outward)
"""Asked before it is said that a shape is wrong: these say how."""
NUMBER_CHECKS: tuple[Check, ...] = (rows_alike, sum_for_mean)


def _arrays(evidence: Evidence) -> Iterator[tuple[Case, np.ndarray, np.ndarray]]:
    """Give (case, the learner's result, the reference's) for every plain case where both are arrays of one dtype."""
    for case, seen in evidence.plain():
        expected = evidence.expected_case(case.name)
        if seen.error is None and expected is not None:
            mine, theirs = numbers(seen.value), numbers(expected.value)
            if mine is not None and theirs is not None and mine.dtype == theirs.dtype:
                yield case, mine, theirs


def _telling(evidence: Evidence) -> Iterator[tuple[Case, np.ndarray, np.ndarray]]:
    """Give those pairs in which a factor shows: not where the right numbers are zero or not finite."""
    for case, mine, theirs in results(evidence):
        if theirs.size and np.isfinite(theirs).all() and not same(theirs, 0 * theirs):
            yield case, mine, theirs


def _orders(axes: int) -> list[tuple[int, ...]]:
    """List the ways to swap two axes or to move one to an end; all of them for up to three axes."""
    own = tuple(range(axes))
    swaps = []
    for one in own:
        for other in own[one + 1 :]:
            order = list(own)
            order[one], order[other] = other, one
            swaps.append(tuple(order))
    return [*swaps, (*own[1:], 0), (axes - 1, *own[:-1])]


def _lengths(case: Case) -> set[int]:
    """Collect the lengths of a case's arrays: of each axis, and of all elements."""
    return {length for value in case.args for length in _lengths_of(value) if length > 1}


def _lengths_of(value: Value) -> Iterator[int]:
    if isinstance(value, Array):
        yield from value.shape
        yield math.prod(value.shape)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _lengths_of(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _lengths_of(item)


def _near(left: float, right: float) -> bool:
    return math.isclose(left, right, rel_tol=10 * TOLERANCE)
