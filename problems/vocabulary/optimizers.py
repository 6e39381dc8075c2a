"""What ``nnx.Optimizer.update`` was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from problems.diagnosis import Diagnosis

if TYPE_CHECKING:
    from problems.evidence import Evidence
    from problems.vocabulary.check import Check


def swaps_update(evidence: Evidence) -> bool:
    """Tell whether ``update`` got a state and then a model.

    Two states are the model's own, which is right, and the gradients.
    """
    return any(
        call.arguments[1:2] == ("state",) and call.arguments[2:3] not in {(), ("state",)}
        for call in evidence.calls("nnx.Optimizer.update")
    )


def update_swapped(*, requirement: int, read: str = "Pitfalls") -> Check:
    """Say, beside wrong outputs, that ``update`` got the gradients first. Gives ``update-swapped``."""

    def check(evidence: Evidence) -> Diagnosis | None:
        if evidence.outputs_right or not swaps_update(evidence):
            return None
        text = (
            "`update` got the gradients where it expects the model. That raises nothing, changes the gradients, and "
            "leaves the model as it was."
        )
        return Diagnosis("update-swapped", text, requirement, read)

    return check


def pair_swapped(*, requirement: int, read: str = "The API") -> Check:
    """Say, beside an exception, that ``update`` got one number for its gradients. Gives ``pair-swapped``."""

    def check(evidence: Evidence) -> Diagnosis | None:
        updates = evidence.calls("nnx.Optimizer.update")
        if not evidence.errors() or not any(call.arguments[2:3] == ("array()",) for call in updates):
            return None
        text = (
            "`update` was given a single number where it expects the gradients. Compare the order in which "
            "`value_and_grad` gives its two results."
        )
        return Diagnosis("pair-swapped", text, requirement, read)

    return check
