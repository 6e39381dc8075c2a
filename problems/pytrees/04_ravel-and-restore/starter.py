import jax
import jax.numpy as jnp


def global_norm_clip(tree, c): ...
