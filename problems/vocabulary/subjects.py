"""The module that a problem is about, found among whatever a submission built."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from problems.diagnosis import Diagnosis
from problems.vocabulary.check import same, scalar_or_array, slug, with_article
from problems.vocabulary.variables import OWN_SUBCLASS, wrong_content, wrong_kind, wrong_shape, wrong_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from problems.evidence import Evidence
    from problems.vocabulary.check import Check
    from problems.vocabulary.starts import Start
    from runner.protocol import Attribute, ModuleSeen, RawCase

__all__ = ["OWN_SUBCLASS", "Subject"]


class Subject:
    """The module a statement talks about.

    It is recognized by its attributes: its class may have any name, stand anywhere, and be built more than once.

    Args:
        attributes: Names of the attributes that the statement gives it.
        class_name: Name of a class of Flax, such as ``nnx.Linear``; by default any class of the learner's own.
    """

    def __init__(self, *attributes: str, class_name: str | None = None) -> None:
        self.attributes = attributes
        self.class_name = class_name

    def find(self, seen: RawCase | None) -> ModuleSeen | None:
        """Give the module of a case that fits best, or None: most attributes, then most calls, then the latest."""
        fitting = [module for module in self.built(seen) if module.origin == "init"]
        return max(fitting, key=lambda module: (self._fit(module), module.calls, module.index), default=None)

    def built(self, seen: RawCase | None) -> Iterator[ModuleSeen]:
        """Give every module of a case that may be meant, merged ones and clones included."""
        for module in seen.modules if seen is not None else ():
            if self._may_be(module):
                yield module

    def pairs(self, evidence: Evidence) -> Iterator[tuple[ModuleSeen, ModuleSeen]]:
        """Give (the learner's, the reference's) for every plain case that ran through and has both."""
        for case, seen in evidence.plain():
            mine, theirs = self.find(seen), self.find(evidence.expected_case(case.name))
            if seen.error is None and mine is not None and theirs is not None:
                yield mine, theirs

    def is_built(self, *, requirement: int) -> Check:
        """Require that such a module comes to be in at least one plain case.

        Gives ``no-module``. One case is enough: a jitted function builds its module once and is cached from then on.
        """

        def check(evidence: Evidence) -> Diagnosis | None:
            finished = [seen for _, seen in evidence.plain() if seen.error is None]
            if not finished or any(self.find(seen) is not None for seen in finished):
                return None
            others = sorted({f"`{module.class_name}`" for seen in finished for module in seen.modules})
            what = (
                f"an `{self.class_name}`"
                if self.class_name
                else "an object of a class of your own that derives from `nnx.Module`"
            )
            built = f"; it did build {', '.join(others[:3])}" if others else ""
            text = f"Your function never built {what}{built}. The task is about what such an object holds."
            return Diagnosis("no-module", text, requirement, "Task")

        return check

    def variable(
        self, name: str, wanted: str, *, requirement: int, start: Start | None = None, because: str = ""
    ) -> Check:
        """Require an attribute of a Variable type, with the reference's shape and, if ``start`` is given, its start.

        Args:
            name: The attribute.
            wanted: ``nnx.Param`` (subclasses count as one), ``nnx.Variable`` (exactly) or ``OWN_SUBCLASS``.
            requirement: Number of the requirement.
            start: What it starts as.
            because: One sentence on this attribute's role, for the diagnoses of a wrong type.

        Gives, in this order, ``NAME-missing``, ``NAME-not-wrapped``, ``NAME-static``, ``NAME-is-param``,
        ``NAME-not-param``, ``NAME-plain``, ``NAME-builtin``, ``NAME-other-type``, ``NAME-no-array``,
        ``NAME-transposed``, ``NAME-shape``, and what the start gives.
        """

        def check(evidence: Evidence) -> Diagnosis | None:
            found = [
                (mine, attribute_of(mine, name), attribute_of(theirs, name)) for mine, theirs in self.pairs(evidence)
            ]
            for mine, attribute, expected in found:
                if attribute is None:
                    return _missing(mine, name, requirement)
                wrong = (
                    wrong_kind(attribute, requirement)
                    or wrong_type(attribute, wanted, because, requirement)
                    or wrong_content(attribute, requirement)
                    or wrong_shape(attribute, expected, requirement)
                )
                if wrong is not None:
                    return wrong
            if start is None:
                return None
            starts = [
                (scalar_or_array(attribute.value), scalar_or_array(expected.value))
                for _, attribute, expected in found
                if attribute is not None and expected is not None
            ]
            known = [(left, right) for left, right in starts if left is not None and right is not None]
            return start.diagnose(name, known, evidence, requirement)

        return check

    def has_no_more(self, *, requirement: int) -> Check:
        """Say, beside wrong outputs, that the module holds further state. Gives ``further-variable``."""

        def check(evidence: Evidence) -> Diagnosis | None:
            for mine, _ in self.pairs(evidence) if not evidence.outputs_right else ():
                further = [
                    one for one in mine.before if one.kind in {"variable", "module"} and one.name not in self.attributes
                ]
                if further:
                    what = (
                        "one Variable more than the task lists"
                        if further[0].kind == "variable"
                        else "more than the task lists, an object with state of its own"
                    )
                    text = (
                        f"Your `{short_class(mine)}` holds {what}: `{further[0].name}`. "
                        "Whatever counts or updates the state will meet it."
                    )
                    return Diagnosis("further-variable", text, requirement, "Task")
            return None

        return check

    def stays_variable(
        self, *names: str, requirement: int, finding: str = "", because: str = "", read: str = "Pitfalls"
    ) -> Check:
        """Require that what is a Variable after ``__init__`` is one of its kind when a case ends.

        Args:
            names: The attributes.
            requirement: Number of the requirement.
            finding: Id of the diagnosis; by default ``NAME-rebound``.
            because: One sentence on what is lost.
            read: Where to read on.
        """

        def check(evidence: Evidence) -> Diagnosis | None:
            finished = (seen for _, seen in evidence.plain() if seen.error is None)
            for mine, name in product((module for seen in finished for module in self.built(seen)), names):
                before, after = _named(mine.before, name), _named(mine.after, name)
                if before is None or after is None or before.kind != "variable" or before.type_name in after.bases:
                    continue
                return Diagnosis(
                    finding or f"{slug(name)}-rebound", _rebound(before, after, because), requirement, read
                )
            return None

        return check

    def leaves_alone(self, name: str, *, requirement: int, because: str = "") -> Check:
        """Require that an attribute is, when a case ends, what it was after ``__init__``.

        Gives ``NAME-rebound`` when the Variable was replaced, ``NAME-changed`` when its value is another.
        """

        def check(evidence: Evidence) -> Diagnosis | None:
            for mine, _ in self.pairs(evidence):
                before, after = _named(mine.before, name), _named(mine.after, name)
                if before is None or after is None:
                    continue
                if before.kind != after.kind:
                    text = _rebound(before, after, because)
                    return Diagnosis(f"{slug(name)}-rebound", text, requirement, "Pitfalls")
                was, now = scalar_or_array(before.value), scalar_or_array(after.value)
                if was is not None and now is not None and not same(was, now):
                    change = (
                        f"was {_short(was)} after `__init__` and is {_short(now)}"
                        if was.size == 1
                        else "holds other numbers than after `__init__`"
                    )
                    text = f"`{name}` {change} when your function returns. {because}"
                    return Diagnosis(f"{slug(name)}-changed", text.rstrip(), requirement, "Pitfalls")
            return None

        return check

    def keeps(self, name: str, rerun: str, *, requirement: int) -> Check:
        """Require that an attribute, edited right after ``__init__``, still has the edit's value in the end.

        A forward pass that writes the start's own value shows here only; where ``leaves_alone`` speaks, nothing is
        added. Gives ``NAME-overwritten``.
        """

        def check(evidence: Evidence) -> Diagnosis | None:
            if self.leaves_alone(name, requirement=requirement)(evidence) is not None:
                return None  # a plain case has shown it already
            for case, seen in evidence.reruns():
                mine, theirs = self.find(seen), self.find(evidence.expected_case(case.name))
                if case.name != rerun or seen.error is not None or seen.missed_edits or mine is None or theirs is None:
                    continue
                left, meant = _number(mine.after, name), _number(theirs.after, name)
                if left is None or meant is None or left.shape != meant.shape or same(left, meant):
                    continue
                text = (
                    f"As an experiment your function ran again with {rerun} right after `__init__`, and in the end it "
                    f"was {_short(left)}: something on the way writes to `{name}`."
                )
                return Diagnosis(f"{slug(name)}-overwritten", text, requirement, "Pitfalls")
            return None

        return check

    def is_called(self, *, requirement: int) -> Check:
        """Require that the module's ``__call__`` runs at least once. Gives ``module-not-called``."""

        def check(evidence: Evidence) -> Diagnosis | None:
            mine = [module for module, _ in self.pairs(evidence)]
            calls = sum(module.calls for _, seen in evidence.plain() for module in self.built(seen))
            if not mine or calls:
                return None
            text = (
                f"Your `{short_class(mine[0])}` was built, but its `__call__` never ran: the output was computed "
                "outside. Code that is handed only the model could not repeat it."
            )
            return Diagnosis("module-not-called", text, requirement, "Task")

        return check

    def _may_be(self, module: ModuleSeen) -> bool:
        if self.class_name is None:
            return module.class_name.startswith("learner.")
        return self._fit(module) == len(self.attributes)

    def _fit(self, module: ModuleSeen) -> int:
        names = {attribute.name for attribute in module.before + module.after}
        return len(names.intersection(self.attributes))


def attribute_of(module: ModuleSeen, name: str) -> Attribute | None:
    """Give an attribute as it was after ``__init__``, or as it was at the end when it came later."""
    return _named(module.before, name) or _named(module.after, name)


def short_class(module: ModuleSeen) -> str:
    """Give the class's name as the learner wrote it."""
    return module.class_name.removeprefix("learner.")


def _named(attributes: tuple[Attribute, ...], name: str) -> Attribute | None:
    return next((attribute for attribute in attributes if attribute.name == name), None)


def _rebound(before: Attribute, after: Attribute, because: str) -> str:
    name = before.name
    was, now = (one.type_name.removeprefix("learner.") for one in (before, after))
    what = "a bare array" if after.kind == "array" else with_article(now)
    text = (
        f"`{name}` was {with_article(was)} after `__init__` and is {what} when your function returns: assigning to "
        f"the attribute replaced the object that carried its role, and no filter finds it any more. {because}"
    )
    return text.rstrip()


def _number(attributes: tuple[Attribute, ...], name: str) -> np.ndarray | None:
    named = _named(attributes, name)
    return scalar_or_array(named.value) if named is not None else None


def _missing(module: ModuleSeen, name: str, requirement: int) -> Diagnosis:
    own = [f"`{attribute.name}`" for attribute in module.before if not attribute.name.startswith("_")]
    has = f"it has {', '.join(own[:6])}" if own else "it has none at all"
    text = (
        f"Your `{short_class(module)}` has no attribute `{name}` ({has}). Attributes are found by their names, "
        "in a checkpoint as well as here."
    )
    return Diagnosis(f"{slug(name)}-missing", text, requirement, "Task")


def _short(array: np.ndarray) -> str:
    return f"`{float(np.real(array.flat[0])):.4g}`" if array.size == 1 else f"an array of shape `{array.shape}`"
