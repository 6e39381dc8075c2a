import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix): ...
