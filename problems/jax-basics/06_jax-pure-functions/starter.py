import jax
import jax.numpy as jnp


def running_total(total, xs): ...
