"""What a Variable starts as, and what a wrong start says about how it was made."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from problems.diagnosis import Diagnosis
from problems.vocabulary.check import TOLERANCE, ratio, same, slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from problems.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Start:
    """How a Variable is to start.

    Attributes:
        kind: ``zero``, ``draw`` (a random draw scaled by 1/sqrt(first axis)), or ``given`` (by a layer's own settings).
    """

    kind: Literal["zero", "draw", "given"]

    def diagnose(
        self, name: str, pairs: Sequence[tuple[np.ndarray, np.ndarray]], evidence: Evidence, requirement: int
    ) -> Diagnosis | None:
        """Say what is wrong with a start, or None when every pair agrees."""
        different = [(mine, theirs) for mine, theirs in pairs if not same(mine, theirs)]
        if not different:
            return None
        if self.kind == "draw":
            return _wrong_draw(name, different, evidence, requirement)
        if self.kind == "given":
            return _other_draw(name, evidence, requirement)
        shown = f"`{different[0][0].flat[0]:.4g}`" if different[0][0].size else "nothing"
        return Diagnosis(
            f"{slug(name)}-start",
            f"`{name}` starts with {shown}; it is meant to start at zero. "
            "Whoever reads the model later counts on that starting point.",
            requirement,
            "Task",
        )


ZERO = Start("zero")
DRAW = Start("draw")
GIVEN = Start("given")


def _wrong_draw(
    name: str, different: Sequence[tuple[np.ndarray, np.ndarray]], evidence: Evidence, requirement: int
) -> Diagnosis:
    ratios = [ratio(mine, theirs) for mine, theirs in different]
    widths = [float(max(theirs.shape[0], 1)) if theirs.ndim else 1.0 for _, theirs in different]
    if any(factor is None for factor in ratios):
        return _other_draw(name, evidence, requirement)
    per_draw = [factor / math.sqrt(width) for factor, width in zip(ratios, widths, strict=True) if factor is not None]
    if all(_near(factor, 1.0) for factor in per_draw) and evidence.outputs_right:
        text = (
            f"`{name}` holds the plain normal draw, and the factor 1/sqrt(in_features) comes in later. The numbers "
            "agree; but whoever reads, copies or saves this array gets others than those that are computed with."
        )
        return Diagnosis(f"{slug(name)}-scaled-later", text, requirement, "Task")
    if all(_near(factor, 1.0) for factor in per_draw):
        text = (
            f"`{name}` holds the plain normal draw. Without the factor 1/sqrt(in_features) the outputs grow with the "
            "width of the input, and deep stacks blow up."
        )
        return Diagnosis(f"{slug(name)}-not-scaled", text, requirement, "The API")
    if all(abs(factor) < TOLERANCE for factor in per_draw):
        text = (
            f"`{name}` starts as zeros. Then every output is zero whatever goes in, and all columns of a kernel that "
            "starts alike learn alike; the random draw is there to tell them apart."
        )
        return Diagnosis(f"{slug(name)}-zeros", text, requirement, "Task")
    first = per_draw[0]
    constant = all(_near(factor, first) for factor in per_draw)
    said = (
        f"{first:.3g} for every width"
        if constant
        else "a number that changes with the shape, but not the one that is meant"
    )
    text = (
        f"`{name}` is the right random draw, scaled by {said}. The task scales it by 1/sqrt(in_features), "
        "which depends on the input's width alone."
    )
    return Diagnosis(f"{slug(name)}-scale", text, requirement, "The API")


def _other_draw(name: str, evidence: Evidence, requirement: int) -> Diagnosis:
    own_keys = evidence.calls("jax.random.key", "jax.random.PRNGKey")
    if own_keys:
        line = f" in line {own_keys[0].line}" if own_keys[0].line else ""
        text = (
            f"`{name}` is drawn with a key made by `{own_keys[0].name}`{line}. The `Rngs` object that the module is "
            "given hands out keys too, and keeps track of which ones are used up."
        )
        return Diagnosis(f"{slug(name)}-own-key", text, requirement, "The API")
    others = evidence.calls("jax.random.uniform", "jax.random.truncated_normal", "jax.random.bernoulli")
    if others and not evidence.calls("jax.random.normal"):
        line = f" in line {others[0].line}" if others[0].line else ""
        text = (
            f"`{name}` has other numbers than this seed gives. `{others[0].name}`{line} draws from another "
            "distribution than the task names: compare the two."
        )
        return Diagnosis(f"{slug(name)}-other-distribution", text, requirement, "Task")
    text = (
        f"`{name}` has the right shape but other numbers than this seed gives. Random numbers are decided by the key, "
        "the shape and the distribution: compare all three with the task, and how many keys were drawn before this one."
    )
    return Diagnosis(f"{slug(name)}-other-draw", text, requirement, "The API")


def _near(left: float, right: float) -> bool:
    return math.isclose(left, right, rel_tol=10 * TOLERANCE)
