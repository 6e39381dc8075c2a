"""Runs what nearly every submission runs, so that a job does not have to wait for it.

Even with the compiled programs at hand, JAX takes some five milliseconds for each operation on shapes that are new to a
process: it traces and lowers before it can look the program up. So the usual operations run here on the very sizes that
the problems' inputs have. Only sizes are known here: no input, and nothing of any solution.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import jax
import jax.numpy as jnp
import numpy as np
import optax
import orbax.checkpoint  # noqa: F401  # so that no job has to wait for it
from flax import nnx

from runner.box.rehearsal import RehearseError, rehearse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runner.box.harness import Harness
    from runner.box.settings import BoxSettings


Step = Callable[[], object]

FIRST_STEPS: Final = 3
"""Steps that are taken before the first child is ready; the others follow when there is time."""
LAYERS_IN_A_HURRY: Final = 4
LAYER_AXES: Final = 2


class _Layer(nnx.Module):  # type: ignore[misc]  # the host's type checker has no Flax
    """A layer as the bank's problems ask for it, with one Variable of each usual kind."""

    def __init__(self, inputs: int, outputs: int, rngs: nnx.Rngs) -> None:
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (inputs, outputs)) * (1.0 / jnp.sqrt(inputs)))
        self.bias = nnx.Param(jnp.zeros((outputs,)))
        self.count = nnx.Variable(jnp.array(0.0))

    def __call__(self, x: jax.Array) -> jax.Array:
        return x @ self.kernel + self.bias


class _Network(nnx.Module):  # type: ignore[misc]  # as above
    """A model as training problems build it: what carries state and what draws random numbers."""

    def __init__(self, inputs: int, outputs: int, rngs: nnx.Rngs) -> None:
        self.linear = nnx.Linear(inputs, outputs, rngs=rngs)
        self.norm = nnx.BatchNorm(outputs, rngs=rngs)
        self.dropout = nnx.Dropout(0.5, rngs=rngs)

    def __call__(self, x: jax.Array) -> jax.Array:
        return nnx.relu(self.dropout(self.norm(self.linear(x))))


def rehearse_once(settings: BoxSettings, harness: Harness) -> None:
    """Run the rehearsal's plain case."""
    layer = next(list_layers(settings), None)
    if layer is not None:
        # Less warm is no reason not to serve; whoever fills the cache says so aloud.
        with suppress(RehearseError):
            rehearse(harness, *layer, is_brief=True)


def list_layers(settings: BoxSettings) -> Iterator[tuple[int, int]]:
    """Give the shapes that a layer's kernel can have."""
    return ((shape[0], shape[1]) for shape in settings.sizes if len(shape) == LAYER_AXES)


def list_steps(settings: BoxSettings, harness: Harness) -> Iterator[Step]:
    """Give what there is to run, the most useful first; each takes about a tenth of a second."""
    for number, (inputs, outputs) in enumerate(list_layers(settings)):
        yield partial(_run_layer, inputs, outputs)
        if number == 0:
            yield partial(rehearse, harness, inputs, outputs)
            yield partial(_run_training_step, inputs, outputs)
    # The scalars too, and the vectors that go in and come out.
    shapes = dict.fromkeys(((), *(part for shape in settings.sizes for part in (shape, shape[-1:], shape[:1]))))
    for run in (_run_arithmetic, _run_functions, _run_random_draws):
        for shape in shapes:
            yield partial(run, shape)


def warm_up(settings: BoxSettings, harness: Harness) -> None:
    """Start the backend and run a little of everything: for a child that must warm itself, once for each submission."""
    rehearse_once(settings, harness)
    for inputs, outputs in islice(list_layers(settings), LAYERS_IN_A_HURRY):
        _run_layer(inputs, outputs)
    jax.devices()


def fill_cache(settings: BoxSettings, harness: Harness) -> None:
    """Run all steps, so that everything they compile is in the cache."""
    for step in list_steps(settings, harness):
        step()


def _run_layer(inputs: int, outputs: int) -> list[Any]:
    x = jnp.asarray(np.zeros(inputs, dtype=np.float32))
    layer = _Layer(inputs, outputs, nnx.Rngs(0))
    result = layer(x)
    graphdef, state = nnx.split(layer)
    scaled = nnx.merge(graphdef, jax.tree.map(lambda leaf: leaf * 2.0, state))
    linear = nnx.Linear(inputs, outputs, rngs=nnx.Rngs(0))
    numbers = [float(jnp.sum(result)), float(layer.kernel[0, 0]), float(len(jax.tree.leaves(state)))]
    return [
        scaled(x),
        linear(x),
        jnp.array(numbers, dtype=jnp.float32),
        jnp.stack([jnp.sum(result), layer.kernel[0, 0], jnp.mean(result)]),
        jnp.array(numbers),
        layer.kernel * 3.0,
        jnp.ones((outputs,)),
    ]


def _run_training_step(inputs: int, outputs: int) -> Any:  # noqa: ANN401  # a pytree
    """Go the whole way of a training step once: what JAX, Flax and Optax set up then, no job has to."""
    model = _Network(inputs, outputs, nnx.Rngs(0))
    optimizer = nnx.Optimizer(model, optax.adam(1e-3), wrt=nnx.Param)
    x = jnp.asarray(np.zeros((4, inputs), dtype=np.float32))

    @nnx.jit  # type: ignore[untyped-decorator]  # as above
    def train(model: _Network, optimizer: nnx.Optimizer, x: jax.Array) -> jax.Array:
        loss, grads = nnx.value_and_grad(lambda model: jnp.mean(model(x) ** 2))(model)
        optimizer.update(model, grads)
        return loss

    return train(model, optimizer, x)


def _run_arithmetic(shape: tuple[int, ...]) -> None:
    x = jnp.asarray(np.ones(shape, dtype=np.float32))
    one = jnp.asarray(np.float32(1.0))
    for other in (x, one, 2.0):
        for result in (x + other, x - other, x * other, x / other):
            result.block_until_ready()
    for result in (2.0 * x, 1.0 - x, -x, x**2, x == x, x > 0.0, jnp.maximum(x, 0.0), jnp.where(x > 0.0, x, 0.0)):  # noqa: PLR0124  # an operation as any other
        result.block_until_ready()


def _run_functions(shape: tuple[int, ...]) -> None:
    x = jnp.asarray(np.ones(shape, dtype=np.float32))
    for function in (jnp.sum, jnp.mean, jnp.max, jnp.sqrt, jnp.exp, jnp.log, jnp.tanh, jnp.abs, jnp.square, nnx.relu):
        function(x).block_until_ready()
    for make in (jnp.zeros, jnp.ones):
        make(shape).block_until_ready()
    for make in (jnp.zeros_like, jnp.ones_like):
        make(x).block_until_ready()


def _run_random_draws(shape: tuple[int, ...]) -> None:
    for key in (jax.random.key(0), jax.random.PRNGKey(0)):
        jax.random.normal(key, shape).block_until_ready()
        jax.random.uniform(key, shape).block_until_ready()
