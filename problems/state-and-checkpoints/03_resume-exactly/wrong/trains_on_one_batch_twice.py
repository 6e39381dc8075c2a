# verdict: WRONG_VALUE
# diagnosis: batch-repeated

import tempfile
from pathlib import Path

import jax
import jax.numpy as jnp
import optax
import orbax.checkpoint as ocp
from flax import nnx


class Net(nnx.Module):
    def __init__(self, rngs):
        self.first = nnx.Linear(3, 8, rngs=rngs)
        self.dropout = nnx.Dropout(0.5, rngs=rngs)
        self.second = nnx.Linear(8, 2, rngs=rngs)

    def __call__(self, x):
        return self.second(self.dropout(nnx.tanh(self.first(x))))


TX = optax.adam(optax.linear_schedule(0.2, 0.02, 5))


def build(seed):
    model = Net(nnx.Rngs(int(seed)))
    return model, nnx.Optimizer(model, TX, wrt=nnx.Param)


@nnx.jit
def train_step(model, optimizer, x, y):
    loss, grads = nnx.value_and_grad(lambda model: jnp.mean((model(x) - y) ** 2))(model)
    optimizer.update(model, grads)
    return loss


def resume_equals_straight(seed, new_seed, xs, ys, n):
    n = int(n)
    model, optimizer = build(seed)
    losses = [train_step(model, optimizer, x, y) for x, y in zip(xs[:n], ys[:n], strict=True)]

    path = Path(tempfile.mkdtemp()) / "run"
    checkpointer = ocp.StandardCheckpointer()
    checkpointer.save(path, {"model": nnx.state(model), "optimizer": nnx.state(optimizer)})
    checkpointer.wait_until_finished()

    model, optimizer = build(new_seed)
    restored = checkpointer.restore(path, {"model": nnx.state(model), "optimizer": nnx.state(optimizer)})
    nnx.update(model, restored["model"])
    nnx.update(optimizer, restored["optimizer"])
    losses += [train_step(model, optimizer, x, y) for x, y in zip(xs[n - 1 : -1], ys[n - 1 : -1], strict=True)]
    return jnp.stack(losses)
