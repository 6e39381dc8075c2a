import jax
import jax.numpy as jnp
from flax import nnx


class Buffer(nnx.Variable):
    pass


class Tracker(nnx.Module):
    def __init__(self, size):
        self.mean = Buffer(jnp.zeros((size,)))
        self.var = Buffer(jnp.ones((size,)))
        self.count = Buffer(jnp.zeros(()))

    def __call__(self, batch, momentum):
        center = jnp.mean(batch, axis=0)
        spread = jnp.mean((batch - center) ** 2, axis=0)
        for buffer, new in ((self.mean, center), (self.var, spread)):
            buffer.value = momentum * buffer.value + (1.0 - momentum) * new
        self.count.value += 1


def running_stats(xs, momentum):
    tracker = Tracker(xs.shape[2])
    update = nnx.jit(lambda tracker, batch: tracker(batch, momentum))
    for i in range(xs.shape[0]):
        update(tracker, xs[i])
    return jnp.hstack([tracker.mean.value, tracker.var.value, tracker.count.value])
