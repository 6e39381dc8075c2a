import jax
import jax.numpy as jnp
from flax import nnx


class SelfAttention(nnx.Module):
    def __init__(self, features, num_heads, rngs):
        self.num_heads = num_heads
        self.to_q = nnx.Linear(features, features, use_bias=False, rngs=rngs)
        self.to_k = nnx.Linear(features, features, use_bias=False, rngs=rngs)
        self.to_v = nnx.Linear(features, features, use_bias=False, rngs=rngs)
        self.to_out = nnx.Linear(features, features, use_bias=False, rngs=rngs)

    def __call__(self, x):
        shape = (x.shape[0], self.num_heads, -1)
        q, k, v = self.to_q(x).reshape(shape), self.to_k(x).reshape(shape), self.to_v(x).reshape(shape)
        y = jax.nn.dot_product_attention(q[None], k[None], v[None], is_causal=True)
        return self.to_out(y.reshape(x.shape))


@nnx.jit
def apply(model, x):
    return model(x)


def mha(seed: float, x: jax.Array, heads: float):
    model = SelfAttention(x.shape[-1], int(heads), nnx.Rngs(params=int(seed)))
    return apply(model, x)
