from functools import partial

import jax
import jax.numpy as jnp


def step(decay, avg, value):
    avg = jnp.array([decay, 1 - decay]) @ jnp.array([avg, value])
    return avg, avg


def ema_sequence(x, decay):
    return jax.lax.scan(partial(step, decay), x[0] * 1.0, x, unroll=2)[1]
