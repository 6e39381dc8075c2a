import jax
import jax.numpy as jnp


def independent_normals(seed, n, m): ...
