import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b): ...
