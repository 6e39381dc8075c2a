"""A submission of our own, run by the harness before any other: what only happens the first time, no learner waits for.

It does a little of everything that the problems ask for. It is no solution of any of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from runner import codec
from runner.protocol import Array, Case, Edit, EditAction, Job, RawError

if TYPE_CHECKING:
    from runner.box.harness import Harness
    from runner.protocol import RawCase, RawLoad

SOURCE: Final = """
import jax
import jax.numpy as jnp
from flax import nnx


class Counter(nnx.Variable):
    pass


class Block(nnx.Module):
    def __init__(self, inputs: int, outputs: int, *, rngs: nnx.Rngs):
        self.linear = nnx.Linear(inputs, outputs, rngs=rngs)
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (inputs, outputs)) * 0.1)
        self.bias = nnx.Param(jnp.zeros((outputs,)))
        self.calls = Counter(jnp.array(0.0))
        self.seen = nnx.Variable(jnp.zeros((outputs,)))

    def __call__(self, x: jax.Array) -> jax.Array:
        self.calls.value = self.calls.value + 1.0
        return nnx.relu(self.linear(x)) + x @ self.kernel + self.bias


def rehearse(seed, x, outputs):
    model = Block(x.shape[-1], int(outputs), rngs=nnx.Rngs(int(seed)))
    result = model(x)
    graphdef, params, rest = nnx.split(model, nnx.Param, ...)
    doubled = nnx.merge(graphdef, jax.tree.map(lambda leaf: leaf * 2.0, params), rest)
    nnx.update(model, nnx.state(doubled, nnx.Param))
    count = len(jax.tree.leaves(nnx.state(model, nnx.Param)))
    loss, grads = nnx.value_and_grad(lambda model: jnp.mean(model(x) ** 2))(model)
    first = jnp.stack([result.sum(), loss, jnp.sum(model.kernel[...])])
    second = jnp.array([float(count), model.kernel[0, 0], doubled(x).sum()])
    return first + second + jnp.array([float(count), float(model.calls[...]), 0.0])
"""
ENTRY: Final = "rehearse"
EDITED: Final = ("kernel", "calls")
ATTACHED: Final = "extra"


class RehearseError(Exception):
    """The rehearsal did not go through; the message is for the log."""


def make_job(inputs: int, outputs: int, *, is_brief: bool) -> Job:
    """Make the job: one plain case, and unless it is to be brief, one for each way to tamper with a module."""
    arguments = (0.0, Array(dtype="float32", shape=(inputs,), data=bytes(4 * inputs)), float(outputs))
    edits = [
        Edit(attribute, action, 2.0)
        for action in EditAction
        for attribute in ((ATTACHED,) if action.startswith("attach") else EDITED)
    ]
    cases = [Case(f"edit {number}", arguments, (edit,)) for number, edit in enumerate(edits)]
    return Job(source=SOURCE, entry=ENTRY, cases=(Case("plain", arguments), *([] if is_brief else cases)))


def rehearse(harness: Harness, inputs: int, outputs: int, *, is_brief: bool = False) -> None:
    """Run it, and forget it.

    Raises:
        RehearseError: When it raises anything; names the exception.
    """
    errors: list[RawError] = []

    def note(message: RawLoad | RawCase) -> None:
        codec.encode(message)
        if message.error is not None:
            errors.append(message.error)

    # The whole way of a job: as bytes in, as bytes out.
    job = codec.decode(codec.encode(make_job(inputs, outputs, is_brief=is_brief)), Job)
    harness.run(job, note)
    if errors:
        raise RehearseError(f"{errors[0].type_name}: {errors[0].message}")
