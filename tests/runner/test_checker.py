"""The checker against every way that a comparison is known to be fooled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runner.checker import Finding, compare, to_numpy
from runner.protocol import Array, Opaque
from runner.verdict import Verdict

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from runner.protocol import Value


def array(numbers: ArrayLike, dtype: str = "float32") -> Array:
    """Make the protocol's array."""
    made = np.asarray(numbers, dtype=dtype)
    return Array(dtype, made.shape, made.tobytes())


def check(expected: Value, got: Value, *, atol: float = 1e-5, rtol: float = 1e-5) -> Verdict | None:
    """Compare, and give the verdict only."""
    finding = compare(expected, got, atol=atol, rtol=rtol)
    return finding.verdict if finding else None


NAN, INF = float("nan"), float("inf")
COMPLEX = array([1 + 1j], "complex64")


@pytest.mark.parametrize(
    ("expected", "got", "verdict"),
    [
        (array([1, 2, 3]), array([1, 2, 3]), None),
        (array([1, 2, 3]), array([1, 2, 3.00001]), None),
        (array([1, 2, 3]), array([1, 2, 3.1]), Verdict.WRONG_VALUE),
        # What would broadcast
        (array(np.zeros((3, 4))), array(0), Verdict.WRONG_SHAPE),
        (array(np.zeros((3, 4))), array(np.zeros((1, 4))), Verdict.WRONG_SHAPE),
        (array(np.ones((1, 4))), array(np.ones((0, 4))), Verdict.WRONG_SHAPE),
        (array([1.0]), array(1.0), Verdict.WRONG_SHAPE),
        (array(np.ones((3, 4))), array(np.ones((4, 3))), Verdict.WRONG_SHAPE),
        (array(np.ones((0, 4))), array(np.ones((0, 4))), None),
        # What would be promoted
        (array([1.0]), array([1], "int32"), Verdict.WRONG_DTYPE),
        (array([1.0]), array([True], "bool"), Verdict.WRONG_DTYPE),
        (array([1.0]), array([1.0], "float16"), Verdict.WRONG_DTYPE),
        (array([1.0]), array([1.0], "float64"), Verdict.WRONG_DTYPE),
        (array([1.0]), array([1 + 0j], "complex64"), Verdict.WRONG_DTYPE),
        (array([0], "int8"), array([1], "int8"), Verdict.WRONG_VALUE),
        (array([True], "bool"), array([False], "bool"), Verdict.WRONG_VALUE),
        # What is not finite
        (array([1.0]), array([NAN]), Verdict.WRONG_VALUE),
        (array([NAN]), array([NAN]), Verdict.WRONG_VALUE),
        (array([1.0]), array([INF]), Verdict.WRONG_VALUE),
        (array([INF]), array([INF]), None),
        (array([INF]), array([-INF]), Verdict.WRONG_VALUE),
        (array([INF]), array([3.0]), Verdict.WRONG_VALUE),
        (array([0.0]), array([-0.0]), None),
        # Complex numbers differ in both parts
        (COMPLEX, array([1 + 1j], "complex64"), None),
        (COMPLEX, array([1 - 1j], "complex64"), Verdict.WRONG_VALUE),
        # Other kinds of things
        (array([1.0]), None, Verdict.WRONG_TYPE),
        (array(1.0), 1.0, Verdict.WRONG_TYPE),
        (1.0, array(1.0), Verdict.WRONG_TYPE),
        (array([1.0]), (array([1.0]),), Verdict.WRONG_TYPE),
        (array([1.0]), Opaque("numpy.ndarray", "array([1.])"), Verdict.WRONG_TYPE),
        (1, True, Verdict.WRONG_TYPE),
        (1, 1.0, Verdict.WRONG_TYPE),
        (1.0, 1.0 + 1e-9, None),
        (1.0, NAN, Verdict.WRONG_VALUE),
        ("a", "b", Verdict.WRONG_VALUE),
        (2**60, 2**60 + 1, Verdict.WRONG_VALUE),
        ((1, 2), [1, 2], Verdict.WRONG_TYPE),
        ((1, 2), (1, 2, 3), Verdict.WRONG_TYPE),
        ({"a": 1}, {"b": 1}, Verdict.WRONG_TYPE),
        ({"a": 1}, {"a": 2}, Verdict.WRONG_VALUE),
        (Opaque("x", ""), Opaque("x", ""), Verdict.WRONG_TYPE),
    ],
)
def test_each_difference_has_its_verdict(expected: Value, got: Value, verdict: Verdict | None) -> None:
    """Structure, shape, dtype, finiteness, value: nothing broadcasts, nothing is promoted, NaN equals nothing."""
    assert check(expected, got) == verdict


def test_large_whole_numbers_are_compared_exactly() -> None:
    """Two int64 that are one float64 are still two numbers."""
    assert check(array([2**60], "int64"), array([2**60 + 1], "int64")) == Verdict.WRONG_VALUE


def test_the_tolerance_is_relative_to_the_reference() -> None:
    """A large answer does not buy itself a large tolerance."""
    assert check(array([0.0]), array([1e6]), rtol=1.0) == Verdict.WRONG_VALUE
    assert check(array([1e6]), array([0.0]), rtol=1.0) is None


def test_the_largest_difference_is_found_with_its_place() -> None:
    """The finding says how far off and where."""
    finding = compare(array([[1, 2], [3, 4]]), array([[1, 2.5], [9, 4]]), atol=0, rtol=0)

    assert finding is not None
    assert finding.largest_difference == pytest.approx(6.0)
    assert finding.where == (1, 0)


def test_an_element_that_is_not_finite_is_pointed_at() -> None:
    """Where an element is not finite, its place is given and no difference."""
    finding = compare(array([1, 2, 3]), array([9, NAN, 3]), atol=0, rtol=0)

    assert finding is not None
    assert finding.largest_difference is None
    assert finding.where == (1,)


def test_in_containers_the_gravest_difference_is_told_with_its_path() -> None:
    """A wrong shape deep inside comes before a wrong value near the top."""
    expected: Value = {"a": array([1.0]), "b": [array([1.0]), array([1.0, 2.0])]}
    got: Value = {"a": array([9.0]), "b": [array([1.0]), array([1.0])]}

    finding = compare(expected, got, atol=0, rtol=0)

    assert finding == Finding(Verdict.WRONG_SHAPE, "['b'][1]", array([1.0, 2.0]), array([1.0]))


def test_bfloat16_is_read_without_help() -> None:
    """A bfloat16's bytes are the upper half of a float32's."""
    numbers = np.array([1.0, -2.5, 3.0e38, np.inf], dtype=np.float32)
    halves = (numbers.view(np.uint32) >> 16).astype(np.uint16)

    read = to_numpy(Array("bfloat16", (4,), halves.tobytes()))

    assert read.tolist() == pytest.approx([1.0, -2.5, 3.0e38, np.inf], rel=1e-2)
    assert check(Array("bfloat16", (4,), halves.tobytes()), Array("bfloat16", (4,), halves.tobytes())) is None


@given(st.binary(min_size=16, max_size=16), st.sampled_from(["float32", "float16", "complex64", "int32", "bfloat16"]))
def test_nothing_but_itself_is_taken_for_any_bytes(data: bytes, dtype: str) -> None:
    """Whatever the bytes mean, comparing raises nothing, and finite numbers equal themselves at no tolerance."""
    size = {"float16": 2, "bfloat16": 2, "complex64": 8}.get(dtype, 4)
    some = Array(dtype, (16 // size,), data)

    verdict = check(some, some, atol=0, rtol=0)

    assert verdict == (Verdict.WRONG_VALUE if np.isnan(to_numpy(some)).any() else None)
