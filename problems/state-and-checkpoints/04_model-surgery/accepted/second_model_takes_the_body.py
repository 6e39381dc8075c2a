import jax
import jax.numpy as jnp
import optax
from flax import nnx


class Net(nnx.Module):
    def __init__(self, wide, out, rngs):
        self.body = nnx.Linear(wide, 4, rngs=rngs)
        self.head = nnx.Linear(4, out, rngs=rngs)

    def __call__(self, x):
        return self.head(jnp.tanh(self.body(x)))


def fit(model, x, y):
    optimizer = nnx.ModelAndOptimizer(model, optax.adam(0.1))
    grads = nnx.grad(lambda m: optax.squared_error(m(x), y).mean())(model)
    optimizer.update(grads)
    return model


def replace_head(seed, x, old, new):
    rngs = nnx.Rngs(params=int(seed))
    first = fit(Net(x.size, old.size, rngs), x, old)
    head = nnx.Linear(4, new.size, rngs=rngs)
    second = Net(x.size, new.size, nnx.Rngs(99))
    nnx.update(second.body, nnx.state(first.body))
    second.head = head
    fit(second, x, new)
    count = 4 * x.size + 4 + 4 * new.size + new.size
    return jnp.concatenate([second(x), jnp.array([count], jnp.float32)])
