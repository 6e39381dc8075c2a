import jax
import jax.numpy as jnp
from flax import nnx


@nnx.dataclass
class Layer(nnx.Module):
    kernel: nnx.Param
    bias: nnx.Param
    count: nnx.Variable

    def __call__(self, x):
        return jnp.einsum("i,ij->j", x, self.kernel[...]) + self.bias


def multi_param_forward(seed, x, features):
    rngs, wide, out = nnx.Rngs(int(seed)), x.size, int(features)
    kernel = jax.random.normal(rngs.params(), (wide, out)) / jnp.sqrt(wide)
    layer = Layer(kernel=nnx.Param(kernel), bias=nnx.Param(jnp.zeros(out)), count=nnx.Variable(jnp.int32(0)))
    return layer(x)
