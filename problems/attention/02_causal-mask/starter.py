import jax
import jax.numpy as jnp


def causal_attention(q, k, v): ...
