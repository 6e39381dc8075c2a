"""Turns what learner code gives into values of the protocol, and back. Trusts nothing about the objects it meets."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final, cast

import jax.numpy as jnp
import numpy as np

from runner import limits
from runner.protocol import ITEM_BYTES, Array, Opaque

if TYPE_CHECKING:
    from runner.protocol import Value

ALIASES: Final = {
    "jaxlib._jax.ArrayImpl": "jax.Array",
    "jax._src.array.ArrayImpl": "jax.Array",
    "jax._src.prng.PRNGKeyArray": "jax.Array",
    "jax._src.random.prng.PRNGKeyArray": "jax.Array",
    "flax.nnx.variablelib": "nnx",
    "flax.nnx.statelib": "nnx",
    "flax.nnx.graphlib": "nnx",
    "flax.nnx.graph": "nnx",
    "flax.nnx.rnglib": "nnx",
    "flax.nnx.module": "nnx",
    "flax.nnx.helpers": "nnx",
}
_MAX_DEPTH: Final = limits.JSON_DEPTH // 2 - 2
_INTEGER_BITS: Final = 64


def to_learner(value: Value) -> Any:  # noqa: ANN401  # an argument of any kind
    """Turn a case's argument into what the learner's function gets: arrays become ``jax.Array``."""
    if isinstance(value, Array):
        return jnp.asarray(np.frombuffer(value.data, dtype=jnp.dtype(value.dtype)).reshape(value.shape))
    if isinstance(value, Opaque):
        raise TypeError("an argument cannot be opaque")
    if isinstance(value, (tuple, list)):
        return type(value)(to_learner(item) for item in value)
    if isinstance(value, dict):
        return {key: to_learner(item) for key, item in value.items()}
    return value


class Describer:
    """Describes one result; a fresh one each, because it counts what it has taken."""

    def __init__(self, array_type: type) -> None:
        self._array_type = array_type
        self._items = 0
        self._bytes = 0

    def describe(self, value: Any, depth: int = 0) -> Value:  # noqa: ANN401  # anything
        """Describe a value: literals, arrays and plain containers as they are, everything else as ``Opaque``.

        Only the exact types count: a subclass may answer any question about itself as it likes. A named tuple is told
        by what a tuple itself knows of it.
        """
        self._items += 1
        if depth > _MAX_DEPTH or self._items > limits.CONTAINER_ITEMS:
            return Opaque(type_name=type_name(type(value)), text="too large or too deeply nested to show")
        kind = type(value)
        if kind is self._array_type:
            return self._describe_array(value)
        if _is_literal(value):
            return cast("Value", value)
        is_list = kind is list
        if is_list or issubclass(kind, tuple):
            items = iter(value) if is_list else tuple.__iter__(value)
            described = [self.describe(item, depth + 1) for item in islice(items, limits.CONTAINER_ITEMS)]
            return described if is_list else tuple(described)
        if kind is dict and all(type(key) is str and key == clean(key) for key in value):
            pairs = list(value.items())[: limits.CONTAINER_ITEMS]
            return {key[: limits.NAME_CHARS]: self.describe(item, depth + 1) for key, item in pairs}
        return opaque(value)

    def _describe_array(self, value: Any) -> Value:  # noqa: ANN401  # a jax.Array, which the host's types do not know
        dtype = str(value.dtype)
        self._bytes += int(value.size) * ITEM_BYTES.get(dtype, 1)
        if dtype not in ITEM_BYTES or value.ndim > limits.DIMENSIONS or self._bytes > limits.FRAME_BYTES // 2:
            shape = ", ".join(map(str, value.shape))
            return Opaque(type_name="jax.Array", text=f"an array of dtype {dtype} and shape ({shape})")
        # Waits until it is computed: an error in it belongs to the case that asked for it.
        raw = np.asarray(value)
        return Array(dtype=dtype, shape=tuple(map(int, value.shape)), data=np.ascontiguousarray(raw).tobytes())


def _is_literal(value: Any) -> bool:  # noqa: ANN401  # anything
    kind = type(value)
    if kind is int:
        return bool(value.bit_length() <= _INTEGER_BITS)
    if kind is str:
        return len(value) <= limits.TEXT_CHARS and value == clean(value)
    return value is None or kind is bool or kind is float


def opaque(value: object) -> Opaque:
    """Name a value that is not sent."""
    return Opaque(type_name=type_name(type(value)), text=shorten(lambda: repr(value)))


def type_name(kind: type) -> str:
    """Name a type as a learner writes it: ``nnx.Param``, ``numpy.ndarray``, ``learner.Model``, ``int``."""
    module = shorten(lambda: type.__getattribute__(kind, "__module__"))
    name = shorten(lambda: type.__getattribute__(kind, "__qualname__"))
    full = name if module == "builtins" else f"{module}.{name}"
    full = ALIASES.get(full) or (f"{ALIASES[module]}.{name}" if module in ALIASES else full)
    return full[: limits.NAME_CHARS]


def shorten(make_text: Any, chars: int = limits.TEXT_CHARS) -> str:  # noqa: ANN401  # calls into learner code
    """Call something that should give text, and give real, short, clean text whatever it does."""
    try:
        text = make_text()
    except BaseException as error:  # noqa: BLE001  # a learner's __repr__ may raise anything
        return f"<{type(error).__name__} while making its text>"
    if not isinstance(text, str):
        return "<not text>"
    # A subclass of str could override slicing: take the characters with str's own method.
    return clean(str.__getitem__(text, slice(0, chars)))


def clean(text: str) -> str:
    """Replace lone surrogates, which are no Unicode text and which no encoder takes."""
    return str.encode(text, "utf-8", "replace").decode("utf-8")
