"""What a check is, and the few numbers and comparisons that all checks share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from problems.diagnosis import Diagnosis
from problems.evidence import Evidence, numbers

if TYPE_CHECKING:
    from runner.protocol import Value

Check = Callable[[Evidence], Diagnosis | None]
"""Looks at evidence and names one misconception, or None."""

TOLERANCE = 1e-4
"""Absolute and relative, for deciding whether two arrays tell the same story; coarser than a grader's on purpose."""


def unless(causes: Sequence[Check], check: Check) -> Check:
    """Ask a check only where none of the others explains better what it sees."""
    return lambda evidence: None if any(cause(evidence) for cause in causes) else check(evidence)


def slug(name: str) -> str:
    """Give an attribute's name as the beginning of an id: ``running_mean`` is ``running-mean``."""
    return name.strip("_").replace("_", "-").lower()


def with_article(type_name: str) -> str:
    """Put a type's name in code marks behind its article: an `nnx.Param`, a `jax.Array`."""
    return f"{'an' if type_name[:1].lower() in 'aeion' else 'a'} `{type_name}`"


def same(left: np.ndarray, right: np.ndarray) -> bool:
    """Whether two arrays agree in shape and, within ``TOLERANCE``, in every finite element."""
    if left.shape != right.shape:
        return False
    with np.errstate(all="ignore"):
        return _near(_wide(left), _wide(right))


def ratio(left: np.ndarray, right: np.ndarray) -> float | None:
    """Give the one number that takes ``right`` to ``left``, or None.

    Returns:
        ``r`` with ``left == r * right`` within ``TOLERANCE``; None when shapes differ or no such number exists.
    """
    if left.shape != right.shape or left.size == 0:
        return None
    wide_left, wide_right = _wide(left), _wide(right)
    with np.errstate(all="ignore"):
        norm = float(np.sum(wide_right * wide_right))
        factor = float(np.sum(wide_left * wide_right)) / norm if norm > 0 else float("nan")
        fits = _near(wide_left, factor * wide_right)
    return factor if np.isfinite(factor) and fits else None


def scalar_or_array(value: Value) -> np.ndarray | None:
    """Decode an array, or a Python number as an array without axes; None for anything else."""
    if isinstance(value, bool | int | float):
        return np.asarray(float(value))
    return numbers(value)


def _near(left: np.ndarray, right: np.ndarray) -> bool:
    # As numpy.allclose, which takes two to three times as long: hundreds of pairs are compared for each submission.
    near = np.abs(left - right) <= TOLERANCE + TOLERANCE * np.abs(right)
    return bool(np.all((near & np.isfinite(right)) | (left == right)))


def _wide(array: np.ndarray) -> np.ndarray:
    return np.real(array).astype(np.float64)
