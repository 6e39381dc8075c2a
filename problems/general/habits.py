"""What exceptions say about Python's own rules, and about habits from other frameworks.

Like ``errors``: each text matched here is raised again by ``tests/problems/test_general.py``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from problems.diagnosis import Diagnosis
from problems.general.errors import removed_api
from problems.vocabulary import raised

if TYPE_CHECKING:
    from problems.evidence import Evidence
    from problems.vocabulary import Check

_OTHER_FRAMEWORK = re.compile(r"No module named '(torch|tensorflow|keras|haiku|equinox|sklearn|mxnet)\b")
_UNKNOWN_NAME = re.compile(r"[Mm]odule '?((?:jax|flax)[\w.]*)'? has no attribute '(\w+)'")
_UNKNOWN_ATTRIBUTE = re.compile(r"'(\w+)' object has no attribute '(\w+)'")
_SURPLUS = re.compile(r"(\w+)\.(\w+)\(\) takes (?:from \d+ to )?(\d+) positional arguments? but (\d+) w")
_NO_ARGUMENTS = re.compile(r"(\w+)\(\) takes no arguments")
_OPERANDS = re.compile(r"unsupported operand type\(s\) for \S+ '([\w.]+)' and '([\w.]+)'")

_ELSEWHERE = {
    "Parameter": "PyTorch's name; NNX calls it `nnx.Param`",
    "Dense": "Keras's and Flax Linen's name; NNX calls it `nnx.Linear`",
    "compact": "a part of Flax Linen; an NNX module makes its parameters in `__init__`",
}
"""Names that other frameworks have."""

_BORROWED = {
    "param": "`param` is how Flax Linen makes a parameter. In NNX a parameter comes to be by wrapping an array and "
    "assigning it to an attribute.",
    "variable": "`variable` is how Flax Linen makes state. In NNX state comes to be by wrapping an array and assigning "
    "it to an attribute.",
    "zero_grad": "`zero_grad` is PyTorch's, where gradients add up in the parameters. Here each call of `nnx.grad` "
    "gives fresh ones.",
    "backward": "`backward` is PyTorch's. Here gradients are what `nnx.grad` of a function gives; nothing is kept in "
    "the model.",
    "load_state_dict": "`load_state_dict` is PyTorch's. In NNX, `nnx.update` puts a state into a model.",
    "register_buffer": "`register_buffer` is PyTorch's. In NNX the class that wraps an array says whether it is "
    "trained.",
    "register_parameter": "`register_parameter` is PyTorch's. In NNX the class that wraps an array says whether it is "
    "trained.",
    **{
        name: f"`{name}` is a method of another framework's modules. In NNX, `nnx.state` gives what a model holds, all "
        "of it or one type."
        for name in (
            "parameters",
            "named_parameters",
            "buffers",
            "state_dict",
            "trainable_variables",
            "variables",
            "state",
        )
    },
}
"""Methods that modules have elsewhere."""

_NOT_STREAMS = {"int", "float", "PRNGKeyArray", "ArrayImpl"}


def other_framework(evidence: Evidence) -> Diagnosis | None:
    """Say that another framework was imported."""
    for error in evidence.errors():
        found = _OTHER_FRAMEWORK.match(error.message)
        if found:
            text = (
                f"`{found[1]}` is another framework and is not installed here. The task is about JAX and Flax NNX; the "
                "imports of the starter are all it needs."
            )
            return Diagnosis("other-framework", text, read="The API")
    return None


def unknown_name(evidence: Evidence) -> Diagnosis | None:
    """Say that JAX or Flax has nothing of a name."""
    for error in evidence.errors() if removed_api(evidence) is None else ():
        found = _UNKNOWN_NAME.match(error.message)
        if error.type_name == "AttributeError" and found:
            where = found[1].removeprefix("flax.")
            why = _ELSEWHERE.get(found[2], "compare its spelling with the section The API")
            return Diagnosis("name-unknown", f"There is no `{where}.{found[2]}`: {why}.", read="The API")
    return None


def borrowed_method(evidence: Evidence) -> Diagnosis | None:
    """Recognize a method that modules have in another framework."""
    for error in evidence.errors():
        found = _UNKNOWN_ATTRIBUTE.match(error.message)
        if error.type_name == "AttributeError" and found and found[2] in _BORROWED:
            return Diagnosis("borrowed-method", _BORROWED[found[2]], read="understanding-state")
    return None


def attribute_never_set(evidence: Evidence) -> Diagnosis | None:
    """Say that a module of the learner's own was asked for something that it was never given."""
    own = {
        module.class_name.removeprefix("learner.")
        for seen in evidence.outcome.cases
        for module in seen.modules
        if module.class_name.startswith("learner.")
    }
    for error in evidence.errors():
        found = _UNKNOWN_ATTRIBUTE.match(error.message)
        if error.type_name == "AttributeError" and found and found[1] in own and found[2] not in _BORROWED:
            text = (
                f"`{found[2]}` was looked up on your `{found[1]}`, but nothing had put it there. Attributes come to be "
                f"by assigning to `self.{found[2]}` in `__init__`, the only method that runs when a module is built."
            )
            return Diagnosis("attribute-never-set", text, read="Example and pitfalls")
    return None


def no_stream(evidence: Evidence) -> Diagnosis | None:
    """Say that a number or a key was passed where a layer wants its streams."""
    for error in evidence.errors():
        found = _UNKNOWN_ATTRIBUTE.match(error.message)
        if error.type_name == "AttributeError" and found and found[2] == "params" and found[1] in _NOT_STREAMS:
            text = (
                f"Something that wants random streams was given {'a key' if 'Array' in found[1] else 'a number'}. "
                "An `nnx.Rngs` object has the streams; it is made from the seed."
            )
            return Diagnosis("rngs-is-no-stream", text, read="Task")
    return None


def wrong_arguments(evidence: Evidence) -> Diagnosis | None:
    """Say what Python means by a number of arguments."""
    for error in evidence.errors():
        none = _NO_ARGUMENTS.match(error.message)
        found = _SURPLUS.match(error.message)
        if error.type_name != "TypeError" or not error.frames:
            continue
        if none:
            text = (
                f"`{none[1]}` was built with arguments, but it defines no `__init__` that takes any. Check the "
                "method's spelling, two underscores on each side, and its indentation. (Fields and `setup` are Linen's "
                "way: NNX fills no fields and never calls `setup`.)"
            )
            return Diagnosis("init-not-defined", text)
        if found and found[2].startswith("__"):
            text = (
                f"`{found[1]}.{found[2]}` was given more arguments by position than it takes. Two things lead there: "
                "`self`, which Python passes first and which has to stand first in the method's own list; and "
                "arguments that must be passed by name, as Flax's layers ask for `rngs=`."
            )
            return Diagnosis("too-many-arguments", text)
    return None


def module_arithmetic(evidence: Evidence) -> Diagnosis | None:
    """Say that arithmetic was done with a module and not with what it gives."""
    names = {module.class_name.rpartition(".")[2] for seen in evidence.outcome.cases for module in seen.modules}
    for error in evidence.errors():
        found = _OPERANDS.match(error.message)
        used = names.intersection(found.groups()) if found else set()
        if error.type_name == "TypeError" and used:
            text = (
                f"A `{min(used)}` stands in arithmetic. A module is no number: calling it on an input gives some, and "
                "its attributes hold some."
            )
            return Diagnosis("module-arithmetic", text)
    return None


HABIT_CHECKS: tuple[Check, ...] = (
    other_framework,
    unknown_name,
    borrowed_method,
    attribute_never_set,
    no_stream,
    wrong_arguments,
    module_arithmetic,
    *(
        raised(
            "TypeError",
            message,
            finding="count-is-float",
            says="Python counts in whole numbers, and a float came where one is needed: in `range`, in a slice, in a "
            "repetition. Whole numbers arrive as floats here.",
            read="Inputs",
        )
        for message in (
            "'float' object cannot be interpreted as an integer",
            "slice indices must be integers",
            "can't multiply sequence by non-int of type 'float'",
        )
    ),
    *(
        raised(
            "TypeError",
            f"got an unexpected keyword argument '{name}'",
            finding="mode-as-keyword",
            says="A call was told by a keyword whether this is training. That is how Flax Linen and others do it; an "
            "NNX model is put into a mode, and stays in it until told otherwise.",
            read="randomness-and-streams",
        )
        for name in ("train", "training", "is_training")
    ),
    raised(
        "TypeError",
        "Cannot concatenate arrays with different numbers of dimensions",
        finding="ranks-differ",
        says="Arrays with different numbers of axes were put together: a single number has none, a vector has one. "
        "Give the number an axis first.",
    ),
    raised(
        "RecursionError",
        finding="endless-recursion",
        says="A function called itself without end. Look in the traceback for the line that comes again and again: "
        "it calls the very function that it stands in.",
    ),
    *(
        raised(
            "ValueError",
            f"{amount} values to unpack",
            finding="unpack-count",
            says="A line with several names on the left got another number of values than it has names. `nnx.split` "
            "gives the structure first, and then one state for each filter.",
            read="understanding-state",
        )
        for amount in ("too many", "not enough")
    ),
    raised(
        "",
        "'NoneType' object ",
        finding="none-used",
        says="Something was `None` where a value is needed. A function that ends without `return` gives `None`; so "
        "does a method that changes its object in place.",
    ),
    raised(
        "ValueError",
        "Incompatible shapes for broadcasting",
        finding="shapes-do-not-broadcast",
        says="An elementwise operation such as `*` or `+` met two shapes that do not fit: axes are compared from the "
        "last one backwards, and have to be equal or one. A matrix product is `@`.",
    ),
    raised(
        "ValueError",
        "Incorrect number of leaves",
        finding="merge-incomplete",
        says="`nnx.merge` was given another number of arrays than the structure has places for. When `nnx.split` gave "
        "several states, all of them have to go back in.",
        read="understanding-state",
    ),
    raised(
        "AttributeError",
        "'_var_metadata'",
        finding="variable-init-replaced",
        says="A subclass of `nnx.Variable` has an `__init__` of its own that leaves out the one of its base class. "
        "A new kind of Variable needs no method at all.",
        read="The API",
    ),
    raised(
        "ValueError",
        "Cannot assign data value",
        finding="static-then-data",
        says="An attribute was first given something without arrays and then a Variable or an array. NNX settles at "
        "the first assignment whether an attribute is structure or data; assign it once.",
        read="understanding-state",
    ),
)
