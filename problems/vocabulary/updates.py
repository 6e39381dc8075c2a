"""Models made from models: what became of the original, and whether another one holds the new arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from problems.diagnosis import Diagnosis
from problems.vocabulary.check import ratio, same, scalar_or_array, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np

    from problems.evidence import Evidence
    from problems.vocabulary.check import Check
    from problems.vocabulary.subjects import Subject
    from runner.protocol import Attribute, Case, ModuleSeen, RawCase


def keeps_original(subject: Subject, *names: str, requirement: int) -> Check:
    """Require that a model that was built is in the end what it was at first.

    A submission may build several and fill all but one. Gives ``original-mutated`` when none is left as it was.
    """

    def check(evidence: Evidence) -> Diagnosis | None:
        for _, _, built in _finished(evidence, subject):
            roots = [module for module in built if module.origin == "init"]
            changed = [_changed(module, names) for module in roots]
            if roots and all(name is not None for name in changed):
                text = (
                    f"The first model's `{changed[0]}` is not what it was after `__init__`. A second name, a shallow "
                    "copy and a state all share the Variables of the model they came from, and `nnx.update` writes "
                    "into the model it is given; whoever still holds the first model now has another one."
                )
                return Diagnosis("original-mutated", text, requirement, "Pitfalls")
        return None

    return check


def rebuilt(
    subject: Subject,
    name: str,
    formula: Callable[[Case, np.ndarray], np.ndarray],
    *,
    outside: str,
    requirement: int,
) -> Check:
    """Require that some model holds, in the attribute, what the formula makes of the original's array.

    Args:
        subject: The kind of model.
        name: The attribute.
        formula: Takes a case and the original's array; gives the new one.
        outside: Id of the diagnosis for a result that was computed without a new model.
        requirement: Number of the requirement.

    Gives ``not-merged`` instead when a tree was mapped: then the new arrays were there, but never a model around them.
    """

    def check(evidence: Evidence) -> Diagnosis | None:
        finished = list(_finished(evidence, subject))
        if not evidence.outputs_right:
            return None
        if any(_is_hidden(module, name) for _, _, built in finished for module in built) or evidence.calls(*_UNSEEN):
            return None
        # Of several models one may have been changed for a while only; a single one is the first itself.
        if evidence.calls("nnx.update") and any(len(built) > 1 for _, _, built in finished):
            return None
        for case, _, built in finished:
            original = next((module for module in built if module.origin == "init"), None)
            start = _array(original.before, name) if original is not None else None
            if start is None or same(start, formula(case, start)):
                continue
            wanted = formula(case, start)
            held = [_array(moment, name) for module in built for moment in (module.before, module.after)]
            if any(array is not None and same(array, wanted) for array in held):
                continue
            if evidence.calls("jax.tree.map", "jax.tree_util.tree_map", "nnx.map_state"):
                text = (
                    "The new arrays were made, but no model was built around them: the result was computed by hand. "
                    "A forward pass of more than one line would have to be written out again."
                )
                return Diagnosis("not-merged", text, requirement, "Task")
            text = (
                f"No second model was seen that holds the new `{name}`: the result was made by other means. That gives "
                "the right numbers here, and there is no changed model that anybody could go on with."
            )
            return Diagnosis(outside, text, requirement, "Pitfalls")
        return None

    return check


def wrapper_lost(subject: Subject, *names: str) -> Check:
    """Note that a rebuilt model holds bare arrays where the original has Variables. Gives ``wrapper-lost``."""

    def check(evidence: Evidence) -> Diagnosis | None:
        for _, _, built in _finished(evidence, subject):
            for module in built:
                bare = [seen.name for seen in module.before if seen.name in names and seen.kind == "array"]
                if module.origin == "merge" and bare:
                    text = (
                        f"In the model that you rebuilt, `{bare[0]}` is a bare array: its wrapper was lost on the "
                        "way, and no optimizer would train it. `jax.tree.map` keeps the wrappers."
                    )
                    return Diagnosis("wrapper-lost", text, None, "The API", is_note=True)
        return None

    return check


def holds_multiple(subject: Subject, name: str, factor: Callable[[Case], float], *, requirement: int) -> Check:
    """Say, beside wrong outputs, by what a rebuilt model's attribute was multiplied. Gives ``NAME-other-multiple``.

    Args:
        subject: The kind of model.
        name: The attribute.
        factor: Takes a case; gives the right number.
        requirement: Number of the requirement.
    """

    def check(evidence: Evidence) -> Diagnosis | None:
        for case, _, built in _finished(evidence, subject) if not evidence.outputs_right else ():
            starts = [_array(module.before, name) for module in built if module.origin == "init"]
            news = [_array(module.after, name) for module in built if module.origin != "init"]
            if not starts or not news or starts[0] is None or news[-1] is None:
                continue
            if starts[0].shape != news[-1].shape or same(news[-1], starts[0] * factor(case)):
                continue
            times = ratio(news[-1], starts[0])
            what = f"`{times:.4g}` times the first one's" if times is not None else "no multiple of the first one's"
            text = (
                f"In the case `{case.name}`, the new model's `{name}` is {what}, where it is meant to be "
                f"`{factor(case):.4g}` times that."
            )
            return Diagnosis(f"{slug(name)}-other-multiple", text, requirement, "Task")
        return None

    return check


_UNSEEN = ("nnx.GraphDef.apply", "nnx.call", "nnx.as_pure", "nnx.unflatten")
"""Functions that run or make a model where the probes cannot see it."""


def _finished(evidence: Evidence, subject: Subject) -> Iterator[tuple[Case, RawCase, list[ModuleSeen]]]:
    for case, seen in evidence.plain():
        if seen.error is None:
            yield case, seen, list(subject.built(seen))


def _changed(module: ModuleSeen, names: tuple[str, ...]) -> str | None:
    for name in names:
        before, after = _array(module.before, name), _array(module.after, name)
        if before is not None and after is not None and not same(before, after):
            return name
    return None


def _is_hidden(module: ModuleSeen, name: str) -> bool:
    return any(seen.name == name and scalar_or_array(seen.value) is None for seen in module.before)


def _array(attributes: tuple[Attribute, ...], name: str) -> np.ndarray | None:
    return next((scalar_or_array(seen.value) for seen in attributes if seen.name == name), None)
