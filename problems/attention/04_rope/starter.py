import jax
import jax.numpy as jnp


def rotary(q, k, v, base, start): ...
