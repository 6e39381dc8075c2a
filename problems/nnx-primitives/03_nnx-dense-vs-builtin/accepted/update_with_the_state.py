import jax
import jax.numpy as jnp
from flax import nnx


class Dense(nnx.Module):
    def __init__(self, n_in, n_out, *, rngs):
        init = nnx.initializers.normal(n_in**-0.5)
        self.kernel = nnx.Param(init(rngs.params(), (n_in, n_out)))
        self.bias = nnx.Param(nnx.initializers.constant(0.1)(None, (n_out,)))

    def __call__(self, x):
        return jnp.einsum("i,io->o", x, self.kernel[...]) + self.bias[...]


def copy_into_linear(seed, x, features):
    sizes = (x.size, int(features))
    own = Dense(*sizes, rngs=nnx.Rngs(int(seed)))
    linear = nnx.Linear(*sizes, rngs=nnx.Rngs(int(seed)))
    rows = [linear(x)]
    nnx.update(linear, nnx.state(own))
    nnx.update(own, {"kernel": 2 * own.kernel[...]})
    rows += [linear(x), own(x)]
    return jnp.vstack(rows)
