import jax
import jax.numpy as jnp


def ema_sequence(x, decay): ...
