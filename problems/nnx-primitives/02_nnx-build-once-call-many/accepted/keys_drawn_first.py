import jax
import jax.numpy as jnp
from flax import nnx


@nnx.dataclass
class Layer(nnx.Module):
    kernel: nnx.Param

    def __call__(self, x):
        return x @ self.kernel


def build(key, wide, out):
    return Layer(nnx.Param(jax.random.normal(key, (wide, out)) / jnp.sqrt(wide)))


def repeat_calls(seed, x, features):
    rngs = nnx.Rngs(int(seed))
    keys = rngs.params(), rngs.params()
    b = build(keys[1], x.shape[0], int(features))
    a = build(keys[0], x.shape[0], int(features))
    ys = jnp.stack([a(x), a(x), b(x)])
    gaps = jnp.max(jnp.abs(ys[1:] - ys[0]), axis=1)
    return jnp.append(gaps, ys[0].sum())
