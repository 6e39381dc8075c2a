import jax
import jax.numpy as jnp


def clipped_mean_grad(w, X, y, c): ...
