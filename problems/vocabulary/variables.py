"""What one attribute of a module is: wrapped or not, of which Variable type, of which shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from problems.diagnosis import Diagnosis
from problems.vocabulary.check import slug, with_article

if TYPE_CHECKING:
    from problems.evidence import Evidence
    from problems.vocabulary.check import Check
    from runner.protocol import Attribute

OWN_SUBCLASS = "a subclass of nnx.Variable of your own"


def wrong_kind(attribute: Attribute, requirement: int) -> Diagnosis | None:
    """Say that an attribute is no Variable at all."""
    name, type_name = attribute.name, attribute.type_name.removeprefix("learner.")
    if attribute.kind == "array":
        text = (
            f"`{name}` is a bare array. It travels in `nnx.state(model)`, but it has no role: no filter by Variable "
            "type finds it, so an optimizer or a checkpoint that is made for one kind passes it by."
        )
        return Diagnosis(f"{slug(name)}-not-wrapped", text, requirement, "Pitfalls")
    if attribute.kind == "static" and attribute.value is None and attribute.type_name == "NoneType":
        text = f"`{name}` is `None`: the module was built without it. The task asks for all of its arrays."
        return Diagnosis(f"{slug(name)}-missing", text, requirement, "Task")
    if attribute.kind == "static":
        text = (
            f"`{name}` is {with_article(type_name)} of plain Python. NNX takes such values for part of the "
            "model's structure: this one is missing from `nnx.state(model)`, and each new value makes `nnx.jit` "
            "compile again."
        )
        return Diagnosis(f"{slug(name)}-static", text, requirement, "Pitfalls")
    if attribute.kind == "module":
        text = f"`{name}` is a module (`{type_name}`); the task asks for one Variable under that name."
        return Diagnosis(f"{slug(name)}-is-module", text, requirement, "Task")
    return None


def wrong_type(attribute: Attribute, wanted: str, because: str, requirement: int) -> Diagnosis | None:
    """Say that a Variable has another role than the one wanted."""
    name, type_name = attribute.name, attribute.type_name.removeprefix("learner.")
    is_param = "nnx.Param" in attribute.bases
    if wanted == "nnx.Param":
        if is_param:
            return None
        text = (
            f"`{name}` is {with_article(type_name)}. `nnx.state(model, nnx.Param)` passes it by, and so do gradients "
            f"and the optimizer: it would keep its first value forever. {because}"
        )
        return Diagnosis(f"{slug(name)}-not-param", text.rstrip(), requirement, "Pitfalls")
    if is_param:
        kind = (
            "an `nnx.Param`"
            if attribute.type_name == "nnx.Param"
            else f"a `{type_name}`, which derives from `nnx.Param`"
        )
        text = (
            f"`{name}` is {kind}. That declares it trainable: filters for Params find it, and the optimizer may move "
            f"it or let it decay. {because}"
        )
        return Diagnosis(f"{slug(name)}-is-param", text.rstrip(), requirement, "Pitfalls")
    if wanted == OWN_SUBCLASS:
        return _wrong_subclass(attribute, because, requirement)
    if attribute.type_name == wanted:
        return None
    text = (
        f"`{name}` is {with_article(type_name)}. The task asks for `{wanted}` itself: a more special type puts it in "
        f"a bucket that other code may fill, reset or drop. {because}"
    )
    return Diagnosis(f"{slug(name)}-other-type", text.rstrip(), requirement, "Task")


def wrong_content(attribute: Attribute, requirement: int) -> Diagnosis | None:
    """Say that a Variable wraps something that is neither an array nor a number. Gives ``NAME-no-array``."""
    if attribute.kind != "variable" or attribute.dtype or isinstance(attribute.value, bool | int | float):
        return None
    if not isinstance(attribute.value, str) and attribute.value is not None:
        return None  # an object that was described, not sent: nobody knows what is in it
    what = "`None`" if attribute.value is None else "a string"
    text = (
        f"`{attribute.name}` wraps {what}, which is no array: it has no shape and no number to start from. "
        "The task asks for an array in there."
    )
    return Diagnosis(f"{slug(attribute.name)}-no-array", text, requirement, "Task")


def wrong_shape(attribute: Attribute, expected: Attribute | None, requirement: int) -> Diagnosis | None:
    """Say that a Variable's array has another shape than the reference's."""
    if expected is None or attribute.shape == expected.shape:
        return None
    name = attribute.name
    if attribute.shape == expected.shape[::-1]:
        text = (
            f"`{name}` has shape `{attribute.shape}`, the right lengths in the wrong order. "
            "In `x @ kernel` the axis that `x` is summed over comes first."
        )
        return Diagnosis(f"{slug(name)}-transposed", text, requirement, "Task")
    text = (
        f"`{name}` has shape `{attribute.shape}` where `{expected.shape}` is expected for these inputs. "
        "Broadcasting can hide that in the output; a checkpoint or an optimizer does not forgive it."
    )
    return Diagnosis(f"{slug(name)}-shape", text, requirement, "Task")


def _wrong_subclass(attribute: Attribute, because: str, requirement: int) -> Diagnosis | None:
    name = attribute.name
    if attribute.type_name == "nnx.Variable":
        text = (
            f"`{name}` is a plain `nnx.Variable`, the base of every kind. A filter for it finds everything, so nothing "
            f"can pick out `{name}` alone. {because}"
        )
        return Diagnosis(f"{slug(name)}-plain", text.rstrip(), requirement, "Pitfalls")
    builtin = next((base for base in attribute.bases[:-1] if base.startswith("nnx.")), None)
    if builtin is not None:
        short = attribute.type_name.removeprefix("learner.")
        kind = (
            f"Flax's `{builtin}`" if attribute.type_name == builtin else f"a `{short}`, derived from Flax's `{builtin}`"
        )
        text = (
            f"`{name}` is {kind}. Other layers use that type too, so a filter for it would mix theirs with yours. "
            f"{because}"
        )
        return Diagnosis(f"{slug(name)}-builtin", text.rstrip(), requirement, "Pitfalls")
    return None


def bias_missing(*, requirement: int) -> Check:
    """Require that no ``nnx.Linear`` is built without its bias, which outputs do not show while it is zero.

    Gives ``bias-missing``.
    """

    def check(evidence: Evidence) -> Diagnosis | None:
        for _, module in evidence.modules():
            switches = [seen.value for seen in module.before if seen.name == "use_bias"]
            if module.class_name == "nnx.Linear" and module.origin == "init" and switches == [False]:
                text = (
                    "A layer was built without a bias. The task leaves the layer's other settings as they are, and "
                    "training would move a bias that starts at zero."
                )
                return Diagnosis("bias-missing", text, requirement, "Task")
        return None

    return check
