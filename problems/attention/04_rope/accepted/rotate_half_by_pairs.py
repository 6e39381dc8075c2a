import jax
import jax.numpy as jnp


def quarter_turn(x):
    x1, x2 = x[..., ::2], x[..., 1::2]
    return jnp.stack((-x2, x1), axis=-1).reshape(x.shape)


def apply_rope(row, position, base):
    d = row.shape[0]
    inv_freq = 1.0 / (base ** (jnp.arange(0, d, 2, dtype=jnp.float32) / d))
    angle = jnp.repeat(position * inv_freq, 2)
    return row * jnp.cos(angle) + quarter_turn(row) * jnp.sin(angle)


def rotary(q, k, v, base, start):
    positions = jnp.arange(q.shape[0], dtype=jnp.float32) + start
    rope = jax.vmap(apply_rope, in_axes=(0, 0, None))
    rq, rk = rope(q, positions, base), rope(k, positions, base)

    def attend(query):
        weights = jnp.exp(rk @ query / jnp.sqrt(1.0 * query.size))
        return weights @ v / weights.sum()

    return jnp.concatenate([rq, jax.vmap(attend)(rq)])
