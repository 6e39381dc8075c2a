"""Claims about the comparison of two arrays that every check stands on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from problems.vocabulary.check import TOLERANCE, ratio, same

BASE = [0.0, 1.0, -1.0, 1e-5, 1e30, np.inf, -np.inf, np.nan]
NUMBER = st.sampled_from(BASE) | st.floats(width=32)
ARRAY = arrays(np.float64, st.sampled_from([(), (0,), (1,), (3,), (2, 2)]), elements=NUMBER)


@given(ARRAY, st.sampled_from([0.0, 0.5, 0.99, 1.01, 2.0, 1e6]))
def test_arrays_are_the_same_where_numpy_says_so(array: np.ndarray, tolerances: float) -> None:
    """Near, equal infinities, and nothing equals NaN: as ``numpy.allclose`` with the same tolerance."""
    with np.errstate(all="ignore"):
        moved = array + tolerances * TOLERANCE * (1 + np.abs(array))
        assert same(moved, array) == np.allclose(moved, array, TOLERANCE, TOLERANCE)
        assert same(array, moved) == np.allclose(array, moved, TOLERANCE, TOLERANCE)


def test_arrays_of_two_shapes_are_never_the_same() -> None:
    """Not even where one could be broadcast to the other."""
    assert not same(np.ones(3), np.ones((1, 3)))


@pytest.mark.parametrize("factor", [0.5, -2.0, 3.0])
def test_a_ratio_is_one_number_for_the_whole_array(factor: float) -> None:
    """Nothing is said where one element has another, where nothing is left to compare, or where it is not finite."""
    array = np.asarray([1.0, -4.0, 0.0])
    assert ratio(factor * array, array) == pytest.approx(factor)
    assert ratio(factor * array + np.asarray([0, 0, 1]), array) is None
    assert ratio(array, np.zeros(3)) is None
    assert ratio(array, array * np.asarray([np.inf, 1, 1])) is None
