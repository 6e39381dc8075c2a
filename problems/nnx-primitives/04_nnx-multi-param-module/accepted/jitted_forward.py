import jax
import jax.numpy as jnp
from flax import nnx


class MultiParam(nnx.Module):
    def __init__(self, din, dout, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs(), (din, dout)) / din**0.5)
        self.bias = nnx.Param(jnp.zeros((dout,), dtype=jnp.float32))
        self.count = nnx.Variable(0.0)

    def __call__(self, x):
        y = x @ self.kernel[...]
        return y + self.bias[...]


@nnx.jit
def forward(model, x):
    return model(x)


def multi_param_forward(seed, x, features):
    rngs = nnx.Rngs(int(seed))
    model = MultiParam(x.shape[0], int(features), rngs)
    return forward(model, x)
