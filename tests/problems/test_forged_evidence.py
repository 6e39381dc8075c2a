"""Claims about evidence that no honest box would send: every check survives it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from problems.bank import load_bank
from problems.diagnosis import Diagnosis
from problems.evidence import Evidence, numbers
from runner.protocol import (
    ITEM_BYTES,
    Array,
    Attribute,
    CallSeen,
    Ending,
    ModuleSeen,
    Opaque,
    RawCase,
    RawError,
    RawLoad,
    RawOutcome,
    WarningSeen,
)

if TYPE_CHECKING:
    from problems.problem import Problem

NAMES = st.sampled_from(
    ["kernel", "bias", "count", "running_mean", "step", "step_count", "extra", "", "é", "__class__"]
)
TYPES = st.sampled_from(
    ["nnx.Param", "nnx.Variable", "nnx.BatchStat", "learner.BatchStat", "nnx.Linear", "learner.M", "numpy.ndarray", "x"]
)
TEXTS = st.sampled_from(
    [
        "'State' object is not callable",
        "'M' object has no attribute 'split'",
        "name 'jnp' is not defined",
        "",
        "'.value' ",
    ]
) | st.text(max_size=20)
LENGTHS = st.integers(0, 4)


@st.composite
def arrays(draw: st.DrawFn) -> Array:
    """Draw an array whose bytes may or may not fill its shape."""
    dtype = draw(st.sampled_from(sorted(ITEM_BYTES)) | st.just("nonsense"))
    shape = tuple(draw(st.lists(LENGTHS, max_size=3)))
    size = draw(st.sampled_from(["right", "wrong"]))
    elements = 1
    for length in shape:
        elements *= length
    count = elements * ITEM_BYTES.get(dtype, 1) + (size == "wrong")
    data = draw(st.binary(min_size=count, max_size=count))
    return Array(dtype, shape, data)


VALUES: Any = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | arrays()
    | st.builds(Opaque, TYPES, TEXTS),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.sampled_from(["a", "b", "w", "kernel"]), inner, max_size=3)
    ),
    max_leaves=4,
)
ATTRIBUTES = st.lists(
    st.builds(
        Attribute,
        name=NAMES,
        kind=st.sampled_from(["variable", "array", "module", "static", "?"]),
        type_name=TYPES,
        bases=st.lists(TYPES, max_size=3).map(tuple),
        value=VALUES,
        shape=st.lists(LENGTHS, max_size=3).map(tuple),
        dtype=st.sampled_from(["float32", ""]),
        number=st.none() | st.integers(-1, 3),
    ),
    max_size=5,
).map(tuple)
MODULES = st.lists(
    st.builds(
        ModuleSeen,
        index=st.integers(-1, 3),
        class_name=TYPES,
        origin=st.sampled_from(["init", "merge", "clone", "?"]),
        parent=st.none() | st.integers(-1, 3),
        before=ATTRIBUTES,
        after=ATTRIBUTES,
        calls=st.integers(-1, 2),
    ),
    max_size=3,
).map(tuple)
CALLS = st.lists(
    st.builds(
        CallSeen,
        name=st.sampled_from(["nnx.state", "nnx.split", "jax.tree.map", "jax.random.key", "?"]),
        arguments=st.lists(TYPES, max_size=2).map(tuple),
        leaves=st.none() | st.integers(),
        line=st.integers(),
    ),
    max_size=2,
).map(tuple)
WARNINGS = st.lists(st.builds(WarningSeen, TEXTS, TEXTS, st.integers()), max_size=2).map(tuple)
ERRORS = st.none() | st.builds(
    RawError, st.sampled_from(["TypeError", "AttributeError", "NameError", "a.B", ""]), TEXTS
)


@cache
def problems() -> tuple[Problem, ...]:
    """Load the bank once."""
    return load_bank().problems


def outcomes(problem: Problem) -> st.SearchStrategy[RawOutcome]:
    """Draw an outcome for a problem's cases: any of them may be missing, doubled or about something else."""
    cases = st.builds(
        RawCase,
        name=st.sampled_from([case.name for case in (*problem.examples, *problem.reruns)]),
        value=VALUES,
        error=ERRORS,
        modules=MODULES,
        calls=CALLS,
        warnings=WARNINGS,
        missed_edits=st.lists(NAMES, max_size=1).map(tuple),
        traced=st.lists(NAMES, max_size=3).map(tuple),
    )
    load = st.none() | st.builds(RawLoad, error=ERRORS, entry_found=st.booleans(), warnings=WARNINGS)
    return st.builds(
        RawOutcome,
        ending=st.sampled_from(Ending),
        load=load,
        cases=st.lists(cases, max_size=5).map(tuple),
        stdout=st.text(max_size=3),
    )


@pytest.mark.parametrize("name", [problem.id for problem in problems()])
@settings(
    # Without shrinking: that takes minutes for evidence of this size, and the drawn one tells enough.
    max_examples=12,
    phases=(Phase.explicit, Phase.generate),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_no_evidence_makes_a_diagnosis_raise(name: str, data: st.DataObject) -> None:
    """Whatever a box sends, there are diagnoses, each with an id and a text; a reference gives the same, or nothing."""
    problem = next(one for one in problems() if one.id == name)
    cases = (*problem.examples, *problem.reruns)
    wrong = data.draw(st.frozensets(st.sampled_from([case.name for case in problem.examples])))
    twins = data.draw(
        st.dictionaries(st.sampled_from([one.name for one in problem.wrong]), outcomes(problem), max_size=2)
    )
    outcome = data.draw(outcomes(problem))
    expected = data.draw(st.sampled_from([outcome, RawOutcome(Ending.FINISHED)]))
    evidence = Evidence(cases, outcome, expected, wrong, twins)

    for diagnosis in problem.diagnose(evidence):
        assert isinstance(diagnosis, Diagnosis)
        assert diagnosis.id
        assert diagnosis.text


@given(arrays())
def test_arrays_are_decoded_or_refused(array: Array) -> None:
    """An array that does not hold together is None, never an exception."""
    decoded = numbers(array)

    assert decoded is None or decoded.shape == array.shape
