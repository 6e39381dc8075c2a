import jax
import jax.numpy as jnp

traced_shapes = []


def call(x, rate, shape):
    traced_shapes.append(shape)
    rows = jnp.split(x, shape[0])
    return jnp.stack([row.sum() for row in rows]).max() * jnp.where(rate > 0, rate, 0)


def largest_row_sums(xs, rates, shapes):
    before = len(traced_shapes)
    results = [jax.jit(call, static_argnums=2)(x, r, tuple(s)) for x, r, s in zip(xs, rates, shapes, strict=True)]
    return jnp.array([*results, len(traced_shapes) - before])
