import jax
from flax import nnx


@jax.jit
def attention(q, k, v):
    heads = [array[:, None, :] for array in (q, k, v)]
    return nnx.dot_product_attention(*heads)[:, 0, :]
