"""Counterfactual edits: tampering with a module right after its ``__init__``.

What a submission then computes shows whether it reads the module or only repeats what the module once held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jax.numpy as jnp
from flax import nnx

from runner.box.snapshot import fields, is_array, is_variable
from runner.protocol import EditAction

if TYPE_CHECKING:
    from runner.protocol import Edit


class UnseenVariable(nnx.Variable):  # type: ignore[misc]
    """The Variable type that ``ATTACH_CUSTOM`` adds: one no submission can have named."""


def apply(edit: Edit, module: object) -> bool:
    """Tamper with a module.

    Args:
        edit: What to do.
        module: A live module; built under a transform, its arrays may be traced.

    Returns:
        False when there is nothing of that name to tamper with.
    """
    if edit.action is EditAction.ATTACH_LINEAR:
        # Zeros cost no compilation, unlike a random kernel.
        zeros = nnx.initializers.zeros_init()
        setattr(module, edit.attribute, nnx.Linear(2, 3, kernel_init=zeros, rngs=nnx.Rngs(0)))
        return True
    attached = _ATTACHED.get(edit.action)
    if attached is not None:
        setattr(module, edit.attribute, attached(jnp.zeros(2)))
        return True
    current = fields(module).get(edit.attribute)
    raw: Any = nnx.Variable.get_raw_value(current) if is_variable(current) else current
    if edit.action is EditAction.DUPLICATE:
        if is_variable(current):
            setattr(module, f"{edit.attribute}_again", nnx.Variable.copy(current))
        return is_variable(current)
    if is_variable(current) and type(raw) in {int, float}:
        raw = jnp.asarray(float(raw))
    if not is_array(raw):
        return False
    number = jnp.asarray(edit.number, raw.dtype)
    new = jnp.full_like(raw, number) if edit.action is EditAction.FILL else raw * number
    if is_variable(current):
        nnx.Variable.set_raw_value(current, new)
    else:
        fields(module)[edit.attribute] = new
    return True


_ATTACHED = {
    EditAction.ATTACH_PARAM: nnx.Param,
    EditAction.ATTACH_VARIABLE: nnx.Variable,
    EditAction.ATTACH_CUSTOM: UnseenVariable,
}
