import jax
import jax.numpy as jnp


def step(carry, x):
    carry = carry + x
    return carry, carry


def running_total(total, xs):
    return jax.lax.scan(step, total, xs)
