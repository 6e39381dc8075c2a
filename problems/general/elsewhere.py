"""Names that arrays have in other frameworks, and what JAX says instead.

Like ``errors``: each text matched here is raised again by ``tests/problems/test_general.py``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from problems.diagnosis import Diagnosis
from problems.vocabulary import raised

if TYPE_CHECKING:
    from problems.evidence import Evidence
    from problems.vocabulary import Check

_ARRAY_ATTRIBUTE = re.compile(r"(?:ArrayImpl|Tracer)'?(?: object)? has no attribute '?(\w+)")

_IN_JAX = {
    "add_": "a new array: `x + y`",
    "append": "`jnp.append`, or a Python list that becomes an array in the end",
    "backward": "`jax.grad` of a function; an array keeps no history",
    "clamp": "`jnp.clip`",
    "contiguous": "nothing: JAX arranges memory by itself",
    "cpu": "`jax.device_put`",
    "cuda": "`jax.device_put`",
    "detach": "`jax.lax.stop_gradient`",
    "expand": "`jnp.broadcast_to`",
    "fill_": "`jnp.full`",
    "gather": "indexing, or `jnp.take_along_axis`",
    "grad": "`jax.grad` of a function; an array keeps no gradient",
    "half": "`x.astype(jnp.float16)`",
    "index_add": "`x.at[index].add(...)`",
    "long": "`x.astype(jnp.int32)`",
    "masked_fill": "`jnp.where`",
    "mul_": "a new array: `x * y`",
    "numel": "`x.size`",
    "numpy": "`numpy.asarray(x)`, outside of transforms only",
    "permute": "`jnp.transpose`",
    "register_hook": "`jax.custom_vjp`",
    "requires_grad": "the argument of `jax.grad` that says with respect to what",
    "requires_grad_": "the argument of `jax.grad` that says with respect to what",
    "scatter": "`x.at[index].set(...)`",
    "softmax": "`jax.nn.softmax`",
    "to": "`x.astype(...)` for a dtype, `jax.device_put` for a device",
    "type": "`x.astype(...)`",
    "unsqueeze": "`jnp.expand_dims`, or `None` in an index",
    "zero_": "`jnp.zeros_like`",
}
"""Methods of PyTorch's tensors and NumPy's habits, with what does the same here."""


def array_method(evidence: Evidence) -> Diagnosis | None:
    """Give JAX's name for a method that arrays have elsewhere."""
    for error in evidence.errors():
        found = _ARRAY_ATTRIBUTE.search(error.message)
        if error.type_name == "AttributeError" and found and found[1] in _IN_JAX:
            text = (
                f"`{found[1]}` is a method of another framework's arrays. JAX's arrays do not have it; here it is "
                f"{_IN_JAX[found[1]]}."
            )
            return Diagnosis("array-method-elsewhere", text)
    return None


ELSEWHERE_CHECKS: tuple[Check, ...] = (
    array_method,
    *(
        raised(
            "TypeError",
            f"got an unexpected keyword argument '{name}'",
            finding="axis-by-another-name",
            says=f"A function was given `{name}` by name. That is PyTorch's word; in JAX and NumPy it is `{today}`.",
        )
        for name, today in (("dim", "axis"), ("keepdim", "keepdims"))
    ),
)
