import jax
import jax.numpy as jnp
from flax import nnx


class Layer(nnx.Module):
    def __init__(self, d_in: int, d_out: int, *, rngs: nnx.Rngs):
        kernel_init = nnx.initializers.normal(stddev=1.0 / float(d_in) ** 0.5)
        self.kernel = nnx.Param(kernel_init(rngs.params(), (d_in, d_out)))
        self.running_mean = nnx.Variable(jnp.zeros(d_out))
        self.step_count = nnx.Variable(jnp.zeros([]))

    def __call__(self, x: jax.Array) -> jax.Array:
        return jnp.dot(x, self.kernel[...])


def variable_vs_param(seed: float, x: jax.Array, features: float) -> jax.Array:
    model = Layer(x.shape[0], int(features), rngs=nnx.Rngs(int(seed)))
    graphdef, params, rest = nnx.split(model, nnx.Param, ...)
    del rest
    total = jnp.sum(model(x))
    return jnp.stack([jnp.float32(len(jax.tree.leaves(params))), model.kernel[...].ravel()[0], total])
