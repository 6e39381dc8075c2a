"""Turns live Flax objects into the protocol's small, flat descriptions.

The objects belong to the learner: their hooks (``__getattr__``, ``__repr__``, ``__eq__``...) may do anything.
So nothing here asks an object about itself where its type or its ``__dict__`` can be asked instead,
and whatever is too big, too odd or traced becomes an ``Opaque``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import jax
import numpy as np
from flax import nnx

from runner.protocol import ITEM_BYTES, Array, Attribute, Opaque, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

ATTRIBUTES = 32
"""Attributes described per module."""

ARRAY_ELEMENTS = 256
"""Arrays with more elements are described, not sent."""

TEXT_CHARACTERS = 120

_INTEGER_BITS = 63
_HIDDEN_PREFIX = "_pytree__"


class Namer:
    """Gives classes the names that checks use: ``nnx.Param``, ``learner.BatchStat``, ``jax.Array``, ``int``.

    Attributes:
        learner_module_name: Module in which the learner's classes are defined.
    """

    def __init__(self, learner_module_name: str) -> None:
        self.learner_module_name = learner_module_name

    def name(self, cls: type) -> str:
        """Name a class; a name under ``nnx.`` is only given to the very class of that name."""
        short = type.__dict__["__name__"].__get__(cls)[:TEXT_CHARACTERS]
        if getattr(nnx, short, None) is cls:
            return f"nnx.{short}"
        if issubclass(cls, jax.Array):
            return "jax.Array"
        module = str(type.__dict__["__module__"].__get__(cls))
        if module == self.learner_module_name:
            return f"learner.{short}"
        return str(short) if module == "builtins" else f"{module}.{short}"[:TEXT_CHARACTERS]

    def bases(self, cls: type) -> tuple[str, ...]:
        """Name the classes from ``cls`` up to and with ``nnx.Variable``."""
        order = type.__dict__["__mro__"].__get__(cls)
        return tuple(self.name(base) for base in order[: order.index(nnx.Variable) + 1])


def is_variable(value: object) -> bool:
    """Whether the object's type derives from ``nnx.Variable``, whatever the object says of itself."""
    return issubclass(type(value), nnx.Variable)


def is_module(value: object) -> bool:
    """Whether the object's type derives from ``nnx.Module``, whatever the object says of itself."""
    return issubclass(type(value), nnx.Module)


def is_array(value: object) -> bool:
    """Whether it is a JAX array (a tracer too) or a NumPy array."""
    return isinstance(value, (jax.Array, np.ndarray))


def fields(module: object) -> dict[str, Any]:
    """Give a module's own attributes, live, without asking its ``__getattr__``."""
    return object.__getattribute__(module, "__dict__")  # type: ignore[no-any-return]


def hold(module: object) -> dict[str, tuple[object, object]]:
    """Remember a module's attributes as they are now, cheaply.

    JAX arrays cannot change, so holding them is enough; NumPy arrays are copied.

    Returns:
        For each attribute the object itself and the raw value inside it.
    """
    held: dict[str, tuple[object, object]] = {}
    for name, value in tuple(fields(module).items()):
        if name.startswith(_HIDDEN_PREFIX):
            continue
        if len(held) == ATTRIBUTES:
            break
        raw = nnx.Variable.get_raw_value(value) if is_variable(value) else value
        if isinstance(raw, np.ndarray) and raw.size <= ARRAY_ELEMENTS:
            raw = raw.copy()
        held[name] = value, raw
    return held


class Numbers:
    """Numbers the objects of one case, so that one object in two places is known for one.

    Args:
        modules: The index of each module that was seen being built, by its ``id``; all of them are kept alive.
    """

    def __init__(self, modules: Mapping[int, int]) -> None:
        self._modules = modules
        # Kept alive, since an ``id`` is given anew when its object is gone.
        self._variables: dict[int, tuple[int, object]] = {}

    def number(self, value: object) -> int | None:
        """Give a Variable's number, a module's index, or None."""
        if is_variable(value):
            return self._variables.setdefault(id(value), (len(self._variables), value))[0]
        return self._modules.get(id(value))


def describe(held: dict[str, tuple[object, object]], namer: Namer, numbers: Numbers) -> tuple[Attribute, ...]:
    """Describe attributes that ``hold`` remembered."""
    return tuple(
        replace(_attribute(str(name)[:TEXT_CHARACTERS], value, raw, namer), number=numbers.number(value))
        for name, (value, raw) in held.items()
    )


def _attribute(name: str, value: object, raw: object, namer: Namer) -> Attribute:
    cls = type(value)
    type_name = namer.name(cls)
    if is_variable(value):
        shape, dtype = _form(raw)
        return Attribute(name, "variable", type_name, namer.bases(cls), _value(raw, namer), shape, dtype)
    if is_array(value):
        shape, dtype = _form(raw)
        return Attribute(name, "array", type_name, (), _value(raw, namer), shape, dtype)
    if issubclass(cls, nnx.Pytree):
        return Attribute(name, "module", type_name, (), Opaque(type_name, ""))
    return Attribute(name, "static", type_name, (), _value(raw, namer))


def _form(raw: object) -> tuple[tuple[int, ...], str]:
    """Give shape and dtype of an array, traced ones included; empty for anything else."""
    if not is_array(raw):
        return (), ""
    return tuple(int(length) for length in raw.shape), str(raw.dtype)  # type: ignore[attr-defined]


def _value(raw: object, namer: Namer) -> Value:
    if raw is None or type(raw) in {bool, float} or (type(raw) is int and raw.bit_length() <= _INTEGER_BITS):
        return raw  # type: ignore[return-value]
    if type(raw) is str:
        return raw[:TEXT_CHARACTERS]
    return _array(raw) or Opaque(namer.name(type(raw)), "")


def _array(raw: Any) -> Array | None:  # noqa: ANN401 - anything may sit in a Variable
    """Give the numbers of a small array that has some: not a tracer, a PRNG key or a donated buffer."""
    if not is_array(raw) or isinstance(raw, jax.core.Tracer) or raw.size > ARRAY_ELEMENTS:
        return None
    try:
        array = np.asarray(raw)
    except Exception:  # noqa: BLE001 - JAX's exceptions for keys and deleted buffers have no common base
        return None
    if array.dtype.name not in ITEM_BYTES:
        return None
    return Array(array.dtype.name, array.shape, np.ascontiguousarray(array, array.dtype.newbyteorder("<")).tobytes())
