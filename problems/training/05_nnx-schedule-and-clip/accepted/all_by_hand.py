import jax
import jax.numpy as jnp
from flax import nnx


def rate_at(step, peak, warm, total):
    if step < warm:
        return peak * step / warm
    return peak * 0.5 * (1 + jnp.cos(jnp.pi * (step - warm) / (total - warm)))


def lr_trace(seed, x, y, peak, warm, total):
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    rates = [rate_at(step, peak, warm, total) for step in range(int(total))]
    losses = []
    for rate in rates:
        loss, grads = nnx.value_and_grad(lambda m: jnp.mean((m(x) - y) ** 2))(model)
        norm = jnp.sqrt(sum(jnp.sum(g**2) for g in jax.tree.leaves(grads)))
        factor = rate * jnp.minimum(1.0, 1.0 / norm)
        nnx.update(model, jax.tree.map(lambda p, g, f=factor: p - f * g, nnx.state(model, nnx.Param), grads))
        losses.append(loss)
    return jnp.array([rates, losses])
