import jax
import jax.numpy as jnp
from flax import nnx


class Dense(nnx.Module):
    def __init__(self, shape, rngs):
        self.count = nnx.Variable(jnp.array(0))
        self.bias = nnx.Param(jnp.zeros(shape[-1]))
        self.kernel = nnx.Param(rngs.normal(shape) * shape[0] ** -0.5)

    @nnx.jit
    def __call__(self, x):
        y = jnp.dot(x, self.kernel) + self.bias
        self.count.set_value(self.count.get_value() + 1)
        return y


def count_calls(seed, x, features, n):
    model = Dense((x.size, int(features)), nnx.Rngs(int(seed)))
    outputs = [model(x) for _ in range(int(n))]
    return jnp.hstack([jnp.asarray(model.count[...], jnp.float32), outputs[-1].sum()])
