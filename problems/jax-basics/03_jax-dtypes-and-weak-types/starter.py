import jax
import jax.numpy as jnp


def promote_report(x, s): ...
