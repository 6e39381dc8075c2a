import jax
import jax.numpy as jnp


def bilinear(W, x, y): ...


def batched_bilinear(W, xs, ys): ...
