"""Claims about the vocabulary, on evidence made by hand: what each word says, and when it keeps silent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from problems.diagnosis import Diagnosis
from problems.evidence import Evidence
from problems.inputs import array, case, fill, rerun, uncompiled, vector
from problems.vocabulary import (
    DRAW,
    OWN_SUBCLASS,
    ZERO,
    Subject,
    bias_missing,
    calls_absent,
    calls_noted,
    entry_is,
    entry_wrong,
    follows,
    ignores,
    keeps_original,
    keys_by_hand,
    pair_swapped,
    raised,
    reads,
    rebuilt,
    unless,
    update_swapped,
)
from runner.protocol import (
    Attribute,
    CallSeen,
    Ending,
    ModuleSeen,
    Opaque,
    RawCase,
    RawError,
    RawLoad,
    RawOutcome,
)

if TYPE_CHECKING:
    from problems.vocabulary import Check
    from runner.protocol import Value

PLAIN = case("plain", 0.0, vector([1.0, 2.0, 3.0, 4.0]), 2.0)
EDITED = rerun("`bias` set to one", PLAIN, fill("bias", 1.0))
KERNEL = np.arange(1.0, 9.0, dtype=np.float32).reshape(4, 2)
RIGHT = vector([3.0, 5.0])

layer = Subject("kernel", "bias", "count")


def variable(name: str, numbers: Any, kind: str = "nnx.Param", *more: str) -> Attribute:  # noqa: ANN401 - numbers
    """Describe a Variable."""
    value = array(np.asarray(numbers, np.float32))
    bases = (kind, *more, *(() if kind == "nnx.Variable" else ("nnx.Variable",)))
    return Attribute(name, "variable", kind, bases, value, value.shape, value.dtype)


GOOD = (variable("kernel", KERNEL), variable("bias", [0, 0]), variable("count", 0.0, "nnx.Variable"))


def module(*attributes: Attribute, after: tuple[Attribute, ...] | None = None, **changes: Any) -> ModuleSeen:  # noqa: ANN401
    """Describe a module; what is given replaces what a good one has."""
    held = {one.name: one for one in GOOD} | {one.name: one for one in attributes}
    before = tuple(held.values())
    seen = ModuleSeen(0, "learner.Layer", "init", None, before, before if after is None else after, 1)
    return replace(seen, **changes)


def outcome(plain: RawCase, edited: RawCase | None = None) -> RawOutcome:
    """Describe a job that came to its end."""
    cases = (plain,) if edited is None else (plain, edited)
    return RawOutcome(Ending.FINISHED, 0, RawLoad(entry_found=True), cases)


def evidence(
    *modules: ModuleSeen,
    value: Value = RIGHT,
    edited: Value = None,
    expected_edited: Value = None,
    **seen: Any,  # noqa: ANN401 - fields of RawCase
) -> Evidence:
    """Make evidence: one plain case, one rerun, and a reference that is good."""
    reference = outcome(
        RawCase("plain", RIGHT, modules=(module(),)), RawCase(EDITED.name, expected_edited, modules=(module(),))
    )
    mine = outcome(RawCase("plain", value, modules=modules, **seen), RawCase(EDITED.name, edited, modules=modules))
    return Evidence((PLAIN, EDITED), mine, reference, frozenset() if value == RIGHT else frozenset({"plain"}))


def said(check: Check, about: Evidence) -> str | None:
    """Give the id that a check names."""
    diagnosis = check(about)
    return diagnosis.id if diagnosis is not None else None


ARRAY = array(np.zeros(2, np.float32))
SHAPED = {"shape": (2,), "dtype": "float32"}


@pytest.mark.parametrize(
    ("held", "finding"),
    [
        (variable("count", 0.0, "nnx.Variable"), None),
        (replace(GOOD[2], value=0.0), None),
        (variable("count", 0.0), "count-is-param"),
        (variable("count", 0.0, "learner.Weight", "nnx.Param"), "count-is-param"),
        (variable("count", 0.0, "nnx.BatchStat"), "count-other-type"),
        (variable("count", [0.0], "nnx.Variable"), "count-shape"),
        (variable("count", 1.0, "nnx.Variable"), "count-start"),
        (Attribute("count", "variable", "nnx.Variable", ("nnx.Variable",), None), "count-no-array"),
        (Attribute("count", "variable", "nnx.Variable", ("nnx.Variable",), "zero"), "count-no-array"),
        (Attribute("count", "variable", "nnx.Variable", ("nnx.Variable",), 0), None),
        (Attribute("count", "variable", "nnx.Variable", ("nnx.Variable",), Opaque("object", "")), None),
        (Attribute("count", "array", "jax.Array", (), ARRAY, (2,), "float32"), "count-not-wrapped"),
        (Attribute("count", "static", "float", (), 0.0), "count-static"),
        (Attribute("count", "static", "NoneType", (), None), "count-missing"),
        (Attribute("count", "module", "nnx.Linear", (), Opaque("nnx.Linear", "")), "count-is-module"),
        (replace(GOOD[2], value=Opaque("jax.Array", "traced")), None),
    ],
)
def test_a_plain_variable_is_asked_for_exactly(held: Attribute, finding: str | None) -> None:
    """The base class itself, the right shape, a start of zero; what cannot be seen is not held against anybody."""
    assert said(layer.variable("count", "nnx.Variable", start=ZERO, requirement=3), evidence(module(held))) == finding


@pytest.mark.parametrize(
    ("held", "finding"),
    [
        (variable("kernel", KERNEL, "learner.Weight", "nnx.Param"), None),
        (variable("kernel", KERNEL, "nnx.Variable"), "kernel-not-param"),
        (variable("kernel", KERNEL.T), "kernel-transposed"),
        (variable("kernel", KERNEL * 2), "kernel-not-scaled"),
        (variable("kernel", KERNEL * 0.2), "kernel-scale"),
        (variable("kernel", KERNEL * 0), "kernel-zeros"),
        (variable("kernel", KERNEL[::-1]), "kernel-other-draw"),
        (variable("kernel", KERNEL + np.nan), "kernel-other-draw"),
        (replace(GOOD[0], name="weight"), "kernel-missing"),
    ],
)
def test_a_drawn_kernel_says_how_it_went_wrong(held: Attribute, finding: str | None) -> None:
    """With four inputs the missing factor is two; other factors and other draws are told apart from it."""
    mine = module(held)
    if held.name == "weight":
        mine = replace(mine, before=(held, *GOOD[1:]), after=(held, *GOOD[1:]))

    check = layer.variable("kernel", "nnx.Param", start=DRAW, requirement=1)
    assert said(check, evidence(mine, value=vector([0.0, 0.0]))) == finding
    # Where the result is right all the same, the factor has come in later.
    assert said(check, evidence(mine)) == {"kernel-not-scaled": "kernel-scaled-later"}.get(finding or "", finding)


@pytest.mark.parametrize(
    ("kind", "more", "finding"),
    [
        ("learner.BatchStat", (), None),
        ("learner.BatchStat", ("learner.Stat",), None),
        ("nnx.Variable", (), "bias-plain"),
        ("nnx.BatchStat", (), "bias-builtin"),
        ("learner.BatchStat", ("nnx.BatchStat",), "bias-builtin"),
        ("learner.BatchStat", ("nnx.Param",), "bias-is-param"),
    ],
)
def test_an_own_subclass_is_told_from_a_builtin(kind: str, more: tuple[str, ...], finding: str | None) -> None:
    """Own means: derived from the base class through the learner's classes only."""
    held = variable("bias", [0, 0], kind, *more)

    assert said(layer.variable("bias", OWN_SUBCLASS, requirement=4), evidence(module(held))) == finding


def test_own_keys_are_named_with_their_line() -> None:
    """Another draw beside a call that makes a key says which call it was."""
    about = evidence(module(variable("kernel", KERNEL[::-1])), calls=(CallSeen("jax.random.key", ("int",), 1, 12),))
    diagnosis = layer.variable("kernel", "nnx.Param", start=DRAW, requirement=1)(about)

    assert diagnosis is not None
    assert diagnosis.id == "kernel-own-key"
    assert "line 12" in diagnosis.text


def test_the_subject_is_found_among_other_modules() -> None:
    """Spare instances, wrappers and built-in layers do not hide the module that is meant."""
    other = replace(module(), index=1, class_name="learner.Wrapper", before=(), after=(), calls=5)
    spare = replace(module(), index=2, calls=0)
    linear = replace(module(), index=3, class_name="nnx.Linear")
    found = layer.find(RawCase("plain", modules=(other, module(), spare, linear)))

    assert found is not None
    assert found.index == 0


def test_a_missing_module_needs_a_case_that_ran_through() -> None:
    """A submission that raised has not shown that it builds nothing."""
    check = layer.is_built(requirement=5)
    error = RawError("ValueError", "no")

    assert said(check, evidence()) == "no-module"
    assert said(check, evidence(replace(module(), class_name="nnx.Linear"))) == "no-module"
    assert said(check, evidence(module())) is None
    assert said(check, evidence(value=None, error=error)) is None


def test_forward_passes_that_change_state_are_told_apart() -> None:
    """A changed value and a replaced Variable are two misconceptions; a traced value is none."""
    check = layer.leaves_alone("count", requirement=4)
    counted = variable("count", 1.0, "nnx.Variable")
    bare = Attribute("count", "array", "jax.Array", (), array(np.ones((), np.float32)), (), "float32")
    hidden = replace(counted, value=Opaque("jax.Array", ""))

    assert said(check, evidence(module(after=(*GOOD[:2], counted)))) == "count-changed"
    assert said(check, evidence(module(after=(*GOOD[:2], bare)))) == "count-rebound"
    assert said(check, evidence(module(after=(*GOOD[:2], hidden)))) is None
    assert said(check, evidence(module())) is None


def test_calls_are_counted_over_copies() -> None:
    """A merged copy that was called counts for the module it was made from."""
    check = layer.is_called(requirement=4)
    merged = module(index=1, origin="merge", calls=1)

    assert said(check, evidence(module(calls=0))) == "module-not-called"
    assert said(check, evidence(module(calls=0), merged)) is None


SHIFTED = vector([4.0, 6.0])


def test_counterfactuals_tell_used_from_unused() -> None:
    """A result that stays when it should move, and one that moves when it should stay."""
    unused = evidence(module(), edited=RIGHT, expected_edited=SHIFTED)
    used = evidence(module(), edited=SHIFTED, expected_edited=RIGHT)

    assert said(reads(EDITED.name, "bias", requirement=4), unused) == "bias-unused"
    assert said(ignores(EDITED.name, "bias", requirement=4), unused) is None
    assert said(ignores(EDITED.name, "bias", requirement=4), used) == "bias-used"
    assert said(reads(EDITED.name, "bias", requirement=4), used) is None
    assert said(reads(EDITED.name, "bias", requirement=4, entry=0), unused) == "bias-unused"


def test_an_attribute_may_be_read_in_another_way_than_meant() -> None:
    """A bias that is subtracted shows once it is not zero; beside a result that was wrong already it proves nothing."""
    check = reads(EDITED.name, "bias", requirement=4)
    turned = vector([2.0, 4.0])

    assert said(check, evidence(module(), edited=turned, expected_edited=SHIFTED)) == "bias-used-otherwise"
    assert said(check, evidence(module(), edited=SHIFTED, expected_edited=SHIFTED)) is None
    assert said(check, evidence(module(), value=vector([9, 9]), edited=turned, expected_edited=SHIFTED)) is None


def test_a_forward_pass_that_restores_the_start_is_found_by_an_edit() -> None:
    """What is written over shows only when the start was another; a traced value or a missed edit is no proof."""
    check = layer.keeps("bias", EDITED.name, requirement=4)
    set_to_one = module(after=(GOOD[0], variable("bias", [1, 1]), GOOD[2]))
    hidden = module(after=(GOOD[0], replace(GOOD[1], value=Opaque("jax.Array", "")), GOOD[2]))
    restored = evidence(module(), edited=RIGHT, expected_edited=SHIFTED)
    plain, edited = restored.outcome.cases
    right = restored.expected.cases[0]
    restored = replace(restored, expected=outcome(right, RawCase(EDITED.name, SHIFTED, modules=(set_to_one,))))

    assert said(check, restored) == "bias-overwritten"
    for innocent in (
        replace(edited, modules=(set_to_one,)),
        replace(edited, modules=(hidden,)),
        replace(edited, modules=()),
        replace(edited, missed_edits=("bias",)),
        replace(edited, error=RawError("ValueError", "")),
    ):
        assert said(check, replace(restored, outcome=outcome(plain, innocent))) is None


def test_further_state_is_named_beside_wrong_outputs() -> None:
    """Streams that a module keeps count as state; beside right outputs nothing is said of them."""
    streams = Attribute("rngs", "module", "nnx.Rngs", (), Opaque("nnx.Rngs", ""))
    check = layer.has_no_more(requirement=7)

    assert said(check, evidence(module(streams), value=SHIFTED)) == "further-variable"
    assert said(check, evidence(module(variable("extra", 0.0)), value=SHIFTED)) == "further-variable"
    assert said(check, evidence(module(), value=SHIFTED)) is None
    assert said(check, evidence(module(streams))) is None


def test_inconclusive_counterfactuals_prove_nothing() -> None:
    """No module built (cached), an edit that missed or changed nothing, an error, another shape: nothing is said."""
    check = reads(EDITED.name, "bias", requirement=4)
    unused = evidence(module(), edited=RIGHT, expected_edited=SHIFTED)
    plain, edited = unused.outcome.cases
    for doubtful in (
        replace(edited, modules=()),
        replace(edited, missed_edits=("bias",)),
        replace(edited, error=RawError("ValueError", "")),
        replace(edited, value=vector([1.0])),
        replace(edited, value=Opaque("jax.Array", "")),
        replace(edited, modules=(module(parent=3),)),
        replace(edited, modules=(module(variable("bias", [1, 1])),)),
    ):
        assert said(check, replace(unused, outcome=outcome(plain, doubtful))) is None

    assert said(check, replace(unused, outcome=outcome(plain))) is None


def test_following_compares_only_where_the_plain_case_agrees() -> None:
    """What is already wrong without an edit is no evidence about the edit; numbers are put into the text."""
    check = follows(EDITED.name, entry=0, finding="odd", says="Got {got}, not {expected}.", requirement=1)
    about = evidence(module(), edited=RIGHT, expected_edited=SHIFTED)
    diagnosis = check(about)

    assert diagnosis is not None
    assert diagnosis.text.endswith("Got `3`, not `4`.")
    assert said(check, evidence(module(), value=vector([9, 9]), edited=RIGHT, expected_edited=SHIFTED)) is None
    assert said(check, evidence(module(), edited=SHIFTED, expected_edited=SHIFTED)) is None


def test_following_needs_no_module_where_nothing_is_tampered_with() -> None:
    """Without compilation the plain case is compared with the same call, and the text says what was done."""
    switched_off = uncompiled("call by call", of=PLAIN)
    check = follows("call by call", entry=0, finding="odd", says="Got {got}.", requirement=1)

    def about(mine: Value, theirs: Value) -> Evidence:
        learners, references = (
            outcome(RawCase("plain", RIGHT), RawCase("call by call", one)) for one in (mine, theirs)
        )
        return Evidence((PLAIN, switched_off), learners, references)

    diagnosis = check(about(RIGHT, SHIFTED))
    assert diagnosis is not None
    assert "under `jax.disable_jit()`" in diagnosis.text
    assert diagnosis.text.endswith("Got `3`.")
    assert check(about(SHIFTED, SHIFTED)) is None


def test_typical_results_are_recognized() -> None:
    """A formula that fits every case speaks; one that gives the right result as well does not."""
    halves = entry_is(None, lambda _, right: right / 2, finding="half", says="Half.")
    second = entry_wrong(1, finding="second", says="The second.", unless=layer.is_built(requirement=1))

    assert said(halves, evidence(value=vector([1.5, 2.5]))) == "half"
    assert said(halves, evidence(value=vector([1.5, 2.0]))) is None
    assert said(entry_is(None, lambda _, right: right, finding="same", says=""), evidence()) is None
    assert said(entry_is(None, lambda _, __: None, finding="none", says=""), evidence(value=SHIFTED)) is None
    assert said(second, evidence(module(), value=vector([3.0, 9.0]))) == "second"
    assert said(second, evidence(value=vector([3.0, 9.0]))) is None
    assert said(second, evidence(module(), value=vector([9.0, 5.0]))) is None


def test_calls_are_noted_or_missed() -> None:
    """A call speaks by its argument; a note is silent beside wrong outputs where it would only confuse."""
    call = CallSeen("nnx.state", ("module#0", "nnx.Variable"), 3, 7)
    note = calls_noted("nnx.state", argument="nnx.Variable", finding="base", says="Line {line}.")
    wrong = calls_noted("nnx.state", argument="nnx.Variable", finding="base", says="", only_when_wrong=True)
    absent = calls_absent("nnx.merge", finding="route", says="")
    diagnosis = note(evidence(module(), calls=(call,)))

    assert diagnosis is not None
    assert (diagnosis.text, diagnosis.is_note) == ("Line 7.", True)
    assert said(wrong, evidence(module(), calls=(call,))) is None
    assert said(wrong, evidence(module(), value=SHIFTED, calls=(call,))) == "base"
    assert said(absent, evidence(module(), calls=(call,))) == "route"
    assert said(absent, evidence(module(), value=SHIFTED)) is None


def test_errors_are_recognized_by_type_and_text() -> None:
    """The class's module does not matter, every part of the text does."""
    check = raised("TypeError", "one", "two", finding="both", says="")
    about = evidence(value=None, error=RawError("some.where.TypeError", "two and one"))

    assert said(check, about) == "both"
    assert said(raised("TypeError", "three", finding="none", says=""), about) is None
    assert said(raised("ValueError", "one", finding="none", says=""), about) is None


def doubled(_: object, start: np.ndarray) -> np.ndarray:
    """Say what the new array is to be."""
    return start * 2


def test_models_made_from_models() -> None:
    """A mutated original, a new model, and none at all are told apart; a hidden or foreign route proves nothing."""
    twice = (variable("kernel", KERNEL * 2), *GOOD[1:])
    kept = keeps_original(layer, "kernel", requirement=4)
    made = rebuilt(layer, "kernel", doubled, outside="outside", requirement=3)
    merged = module(*twice, index=1, origin="merge")
    mapped = (CallSeen("jax.tree.map", ("function", "state"), 3, 4),)
    hidden = module(replace(GOOD[0], value=Opaque("jax.Array", "")), index=1, origin="merge")

    assert said(kept, evidence(module(after=twice))) == "original-mutated"
    assert said(kept, evidence(module(), module(after=twice, index=1))) is None
    assert said(made, evidence(module(), merged)) is None
    assert said(made, evidence(module())) == "outside"
    assert said(made, evidence(module(), calls=mapped)) == "not-merged"
    assert said(made, evidence(module(), hidden)) is None
    assert said(made, evidence(module(), calls=(CallSeen("nnx.call", (), None, 1),))) is None
    for_a_while = (CallSeen("nnx.update", ("module#0", "state"), None, 1),)
    assert said(made, evidence(module(), calls=for_a_while)) == "outside"
    assert said(made, evidence(module(), module(index=1), calls=for_a_while)) is None


@pytest.mark.parametrize(
    ("last", "finding"),
    [
        (GOOD[2], None),
        (variable("count", 5.0, "nnx.Variable"), None),
        (variable("count", 0.0, "learner.Own", "nnx.Variable"), None),
        (Attribute("count", "array", "jax.Array", (), ARRAY, (), "float32"), "count-rebound"),
        (Attribute("count", "static", "float", (), 1.0), "count-rebound"),
    ],
)
def test_a_variable_that_was_replaced_is_told_from_one_that_was_changed(last: Attribute, finding: str | None) -> None:
    """A new value is none of its business, and a Variable of the same kind is as good as the first."""
    mine = module(after=(*GOOD[:2], last))

    assert said(layer.stays_variable("kernel", "count", requirement=1), evidence(mine)) == finding


def test_a_cache_that_became_a_param_is_no_cache() -> None:
    """Of two Variables the kind decides."""
    caches = [variable("kernel", KERNEL, kind) for kind in ("nnx.Cache", "nnx.Param")]
    mine = replace(module(), before=(caches[0],), after=(caches[1],))

    assert said(layer.stays_variable("kernel", requirement=1, finding="cache-lost"), evidence(mine)) == "cache-lost"


def test_a_layer_without_its_bias_is_seen_by_its_setting() -> None:
    """Whatever it holds: a layer of Flax knows whether it was built with a bias."""
    plain, bare = (
        module(Attribute("use_bias", "static", "bool", (), value), class_name="nnx.Linear") for value in (True, False)
    )

    assert said(bias_missing(requirement=1), evidence(plain)) is None
    assert said(bias_missing(requirement=1), evidence(plain, bare)) == "bias-missing"
    assert said(bias_missing(requirement=1), evidence(replace(bare, class_name="learner.Linear"))) is None


@pytest.mark.parametrize(
    ("arguments", "swapped"),
    [
        (("module#1", "module#0", "state"), False),
        (("module#1", "state", "module#0"), True),
        (("module#1", "state", "state"), False),
        (("module#1", "state"), False),
    ],
)
def test_gradients_in_the_models_place_are_seen(arguments: tuple[str, ...], *, swapped: bool) -> None:
    """A state and then a model; two states are what `update` of a state's own optimizer gets."""
    check = update_swapped(requirement=4)
    calls = (CallSeen("nnx.Optimizer.update", arguments, None, 9),)

    assert said(check, evidence(module(), value=vector([0.0, 0.0]), calls=calls)) == (
        "update-swapped" if swapped else None
    )
    assert said(check, evidence(module(), calls=calls)) is None


def test_a_loss_in_the_gradients_place_is_seen() -> None:
    """Only beside an exception: a right solution may have one gradient."""
    check = pair_swapped(requirement=3)
    calls = (CallSeen("nnx.Optimizer.update", ("module#1", "module#0", "array()"), None, 9),)

    assert said(check, evidence(value=None, error=RawError("IndexError", "tuple"), calls=calls)) == "pair-swapped"
    assert said(check, evidence(calls=calls)) is None


def test_keys_made_by_hand_need_both_calls_and_right_numbers() -> None:
    """A key that is made for a stream is no key by hand."""
    made, split = (CallSeen(f"jax.random.{name}", (), None, 3) for name in ("key", "split"))
    check = keys_by_hand(requirement=2)

    assert said(check, evidence(module(), calls=(made, split))) == "keys-by-hand"
    assert said(check, evidence(module(), calls=(made,))) is None
    assert said(check, evidence(module(), value=vector([0.0, 0.0]), calls=(made, split))) is None


def test_a_check_is_silent_where_a_cause_speaks() -> None:
    """Any of the causes is enough."""
    loud, silent = (lambda _, id_=name: Diagnosis(id_, "Said.") for name in ("cause", "effect"))

    assert said(unless((), silent), evidence()) == "effect"
    assert said(unless((lambda _: None,), silent), evidence()) == "effect"
    assert said(unless((lambda _: None, loud), silent), evidence()) is None
