import jax
import jax.numpy as jnp


def loss_and_grad(w, x, y): ...
