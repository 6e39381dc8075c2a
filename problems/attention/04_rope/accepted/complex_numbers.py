import jax
import jax.numpy as jnp


def turn(x, base, start):
    pairs = x.reshape(x.shape[0], -1, 2)
    z = jax.lax.complex(pairs[..., 0], pairs[..., 1])
    i = jnp.arange(z.shape[1])
    angle = (start + jnp.arange(x.shape[0]))[:, None] * base ** (-2.0 * i / x.shape[1])
    z = z * jnp.exp(1j * angle)
    return jnp.stack([z.real, z.imag], axis=-1).reshape(x.shape)


@jax.jit
def rotary(q, k, v, base, start):
    q, k = (turn(x, base, start) for x in (q, k))
    y = jax.nn.dot_product_attention(q[:, None], k[:, None], v[:, None])
    return jnp.vstack([q, y[:, 0]])
