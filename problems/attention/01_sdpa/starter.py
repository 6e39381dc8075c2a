import jax
import jax.numpy as jnp


def attention(q, k, v): ...
