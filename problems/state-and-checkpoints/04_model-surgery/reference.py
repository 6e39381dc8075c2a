import jax
import jax.numpy as jnp
import optax
from flax import nnx


class Net(nnx.Module):
    def __init__(self, wide: int, out: int, rngs: nnx.Rngs) -> None:
        self.body = nnx.Linear(wide, 4, rngs=rngs)
        self.head = nnx.Linear(4, out, rngs=rngs)

    def __call__(self, x: jax.Array) -> jax.Array:
        return self.head(jnp.tanh(self.body(x)))


def step(model: Net, x: jax.Array, y: jax.Array) -> None:
    optimizer = nnx.Optimizer(model, optax.adam(0.1), wrt=nnx.Param)
    grads = nnx.grad(lambda model: jnp.mean((model(x) - y) ** 2))(model)
    optimizer.update(model, grads)


def replace_head(seed: float, x: jax.Array, old: jax.Array, new: jax.Array) -> jax.Array:
    rngs = nnx.Rngs(int(seed))
    model = Net(x.shape[0], old.shape[0], rngs)
    step(model, x, old)
    model.head = nnx.Linear(4, new.shape[0], rngs=rngs)
    step(model, x, new)
    params = jax.tree.leaves(nnx.state(model, nnx.Param))
    return jnp.append(model(x), sum(param.size for param in params))
