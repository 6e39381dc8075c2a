import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask): ...
