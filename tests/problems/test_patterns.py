"""Claims about words and patterns that look at several results at once, on results made by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from problems.bank import load_bank
from problems.evidence import Evidence
from problems.general import FALLBACKS
from problems.inputs import array, case, under_jit, vector
from problems.vocabulary import calls_any, ignores_future, resembles, traced, wrong_only_when
from runner.protocol import CallSeen, Ending, RawCase, RawError, RawLoad, RawOutcome

if TYPE_CHECKING:
    from problems.vocabulary import Check
    from runner.protocol import Case, Value

THREE = case("three", vector([1.0, 2.0, 6.0]))
FIVE = case("five", vector([1.0, 2.0, 3.0, 4.0, 5.0]))
COMPILED = under_jit("compiled", of=THREE)


def numbers(*values: object) -> Value:
    """Make a float32 array."""
    return array(np.asarray(values[0] if len(values) == 1 else values, np.float32))


def outcome(*cases: RawCase) -> RawOutcome:
    """Describe a job that came to its end."""
    return RawOutcome(Ending.FINISHED, 0, cases=cases)


def compare(asked: list[Case], mine: list[Value], right: list[Value], **twins: list[Value]) -> Evidence:
    """Make evidence of results, the right ones, and those of wrong solutions."""

    def results(values: list[Value]) -> RawOutcome:
        return outcome(*(RawCase(one.name, value) for one, value in zip(asked, values, strict=True)))

    wrong = frozenset(one.name for one, value, other in zip(asked, mine, right, strict=True) if value != other)
    known = {name: results(values) for name, values in twins.items()}
    return Evidence(tuple(asked), results(mine), results(right), wrong, known)


def said(check: Check, evidence: Evidence) -> str | None:
    """Give the id that a check names."""
    diagnosis = check(evidence)
    return diagnosis.id if diagnosis is not None else None


def guessed(evidence: Evidence) -> list[str]:
    """Name what the general patterns find."""
    return [found for found in (said(check, evidence) for check in FALLBACKS) if found is not None]


BOTH = [THREE, FIVE]


@pytest.mark.parametrize(
    ("mine", "right", "finding"),
    [
        ([numbers(9.0), numbers(15.0)], [numbers(3.0), numbers(3.0)], "sum-for-mean"),
        ([numbers(3.0), numbers(3.0)], [numbers(9.0), numbers(15.0)], "mean-for-sum"),
        ([numbers(9.0), numbers(9.0)], [numbers(3.0), numbers(3.0)], None),
        ([numbers(4.0), numbers(15.0)], [numbers(3.0), numbers(3.0)], None),
        ([numbers([[1, 2], [3, 4]])] * 2, [numbers([[1, 3], [2, 4]])] * 2, "axes-permuted"),
        ([numbers([[1, 2, 5], [3, 4, 6]])] * 2, [numbers([[1, 3], [2, 4], [5, 6]])] * 2, "axes-permuted"),
        ([numbers([[1, 2, 5], [3, 4, 6]])] * 2, [numbers([[1, 2], [5, 3], [4, 6]])] * 2, None),
        ([numbers(np.ones((3, 3)))] * 2, [numbers([1, 2, 3])] * 2, "broadcast-outward"),
        ([numbers(np.ones((3, 1)))] * 2, [numbers([1, 2, 3])] * 2, None),
        ([numbers([[1, 2], [1, 2]])] * 2, [numbers([[1, 2], [3, 4]])] * 2, "rows-alike"),
        ([numbers([[1, 2], [1, 2]])] * 2, [numbers([[5, 6], [5, 6]])] * 2, None),
    ],
)
def test_patterns_that_need_no_author(mine: list[Value], right: list[Value], finding: str | None) -> None:
    """Sums for means, axes, broadcasts and rows are told apart, and what fits by chance in one case is not named."""
    found = guessed(compare(BOTH, mine, right))

    assert found[:1] == ([finding] if finding else []) or (finding is None and finding not in found)
    if finding is None:
        named = {"sum-for-mean", "mean-for-sum", "axes-permuted", "broadcast-outward", "rows-alike"}
        assert not named.intersection(found)


def test_rows_that_are_alike_are_blamed_on_keys_where_keys_were_used() -> None:
    """The call of a random function makes the difference."""
    same, right = numbers([[1, 2], [1, 2]]), numbers([[1, 2], [3, 4]])
    call = CallSeen("jax.random.normal", (), None, 3)
    mine = outcome(RawCase("three", same, calls=(call,)))

    assert guessed(Evidence((THREE,), mine, outcome(RawCase("three", right)), frozenset({"three"}))) == [
        "randomness-reused"
    ]


def test_patterns_are_silent_where_something_better_is_known() -> None:
    """A problem's own diagnosis comes alone; without it the first pattern comes, and no second one."""
    problem = load_bank().find("jax-broadcast-puzzle")
    evidence = compare(BOTH, [numbers([[1, 2], [1, 2]])] * 2, [numbers([[1, 2], [3, 4]])] * 2)

    assert [one.id for one in problem.diagnose(evidence)] == ["rows-alike"]


def test_a_resemblance_needs_every_case() -> None:
    """The same numbers in all plain cases, NaN included; an exception on either side is no resemblance."""
    check = resembles("twin", finding="like-the-twin", says="Alike.")
    right = [numbers(1.0), numbers(2.0)]

    assert said(check, compare(BOTH, [numbers(5.0), numbers(6.0)], right, twin=[numbers(5.0), numbers(6.0)]))
    assert said(check, compare(BOTH, [numbers(5.0), numbers(np.nan)], right, twin=[numbers(5.0), numbers(np.nan)]))
    assert not said(check, compare(BOTH, [numbers(5.0), numbers(7.0)], right, twin=[numbers(5.0), numbers(6.0)]))
    assert not said(check, compare(BOTH, [numbers(5.0), [1]], right, twin=[numbers(5.0), (1,)]))
    assert not said(check, compare(BOTH, right, right, twin=right))
    assert not said(check, compare(BOTH, [numbers(5.0), numbers(6.0)], right))
    raising = outcome(RawCase("three", error=RawError("E", "")), RawCase("five", numbers(6.0)))
    known = compare(BOTH, [numbers(5.0), numbers(6.0)], right)
    assert not said(check, Evidence(known.cases, raising, known.expected, known.wrong_cases, {"twin": raising}))


def test_only_the_named_cases_may_be_wrong() -> None:
    """With another case wrong the way of calling is not what is wrong."""
    check = wrong_only_when("compiled", finding="not-compilable", says="Compiled.")
    right = [numbers(1.0), numbers(1.0)]

    assert said(check, compare([THREE, COMPILED], [numbers(1.0), numbers(2.0)], right)) == "not-compilable"
    assert said(check, compare([THREE, COMPILED], [numbers(2.0), numbers(2.0)], right)) is None
    assert said(check, compare([THREE, COMPILED], right, right)) is None


@pytest.mark.parametrize(
    ("names", "speaks"), [(("f",), False), (("f", "f"), True), (("f", "g", "h"), False), ((), False)]
)
def test_traces_are_counted_for_each_function(names: tuple[str, ...], *, speaks: bool) -> None:
    """The function that was traced most decides, and the text has both numbers."""
    check = traced(lambda _: 1, finding="retraced", says="{count} for {most}", requirement=1)
    seen = outcome(RawCase("three", numbers(1.0), traced=names))
    found = check(Evidence((THREE,), seen, seen))

    assert (found.text if found else None) == ("2 for 1" if speaks else None)


@pytest.mark.parametrize(
    ("changed", "position"), [([1, 2, 9], None), ([1, 8, 9], "1"), ([np.nan, 2, 3], "0"), ([1, 2], None)]
)
def test_a_changed_future_must_not_show_in_the_past(changed: list[float], position: str | None) -> None:
    """Positions before the change are compared, those after it are not; other shapes prove nothing."""
    check = ignores_future("three", "five", at=2, finding="looks-ahead", says="{position}")
    found = check(compare(BOTH, [numbers([1, 2, 3]), numbers(changed)], [numbers([0, 0, 0])] * 2))

    assert (found.text if found else None) == position
    last_only = compare(BOTH, [numbers([3]), numbers([9])], [numbers([0, 0, 0])] * 2)
    assert check(last_only) is None


def test_a_call_that_is_asked_for_must_be_seen_in_a_case_that_ended() -> None:
    """Silent where nothing ran through: an exception says more."""
    check = calls_any("jax.lax.scan", "jax.lax.map", finding="no-scan", says="None.", requirement=1)
    call = CallSeen("jax.lax.map", (), None, 1)

    assert said(check, compare([THREE], [numbers(1.0)], [numbers(1.0)])) == "no-scan"
    seen = outcome(RawCase("three", numbers(1.0), calls=(call,)))
    assert said(check, Evidence((THREE,), seen, seen)) is None
    raised = outcome(RawCase("three", error=RawError("E", "")))
    assert said(check, Evidence((THREE,), raised, seen)) is None
    ended = outcome(RawCase("three", numbers(1.0)))
    decorated = replace(ended, load=RawLoad(entry_found=True, calls=(call,)))
    assert said(check, Evidence((THREE,), decorated, ended)) is None


def test_a_part_may_resemble_where_the_whole_does_not() -> None:
    """Of two mistakes in one result each is recognized by its own part; a right part is never blamed."""
    first = resembles("twin", finding="first", says="First.", part=0)
    second = resembles("twin", finding="second", says="Second.", part=lambda _, result: result[1:])
    right: list[Value] = [(numbers(1.0), numbers(2.0))]

    assert said(first, compare([THREE], [(numbers(5.0), numbers(9.0))], right, twin=[(numbers(5.0), numbers(2.0))]))
    assert not said(first, compare([THREE], [(numbers(1.0), numbers(9.0))], right, twin=[(numbers(1.0), numbers(2.0))]))
    assert not said(first, compare([THREE], [numbers(5.0)], right, twin=[(numbers(5.0), numbers(2.0))]))
    flat: list[Value] = [numbers(1.0, 2.0)]
    assert said(second, compare([THREE], [numbers(7.0, 3.0)], flat, twin=[numbers(1.0, 3.0)]))
    assert not said(second, compare([THREE], [numbers(7.0, 2.0)], flat, twin=[numbers(1.0, 2.0)]))


@pytest.mark.parametrize(
    ("mine", "finding"),
    [
        ([numbers(1.0), numbers(2.0)], "container-other"),
        ((numbers(1.0),), "container-other"),
        ((numbers(1.0), None), "returns-nothing"),
        ((numbers(1.0), 2.0), "number-returned"),
        ((numbers(1.0), numbers(3.0)), None),
    ],
)
def test_what_stands_inside_of_a_result_has_a_name(mine: Value, finding: str | None) -> None:
    """Of several results, the one of another kind is named with its place."""
    evidence = compare([THREE], [mine], [(numbers(1.0), numbers(2.0))])

    assert guessed(evidence)[:1] == ([finding] if finding else [])
