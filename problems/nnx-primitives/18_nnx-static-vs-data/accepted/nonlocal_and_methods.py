import jax
import jax.numpy as jnp
from flax import nnx


class Step(nnx.Module):
    def __init__(self, x):
        self.weight = nnx.Param(x)
        self.offset = jnp.zeros(x.shape)
        self.label = "step"
        self.rate = 0.0

    def __call__(self, x):
        return self.rate * self.weight[...] * x + self.offset


def attribute_kinds(x, rates):
    model = Step(x)
    flat = nnx.to_flat_state(nnx.state(model))
    wrapped = [leaf for _, leaf in flat if isinstance(leaf, nnx.Variable)]

    def measure(name, make):
        count = 0

        def forward(model, x):
            nonlocal count
            count += 1
            return model(x)

        forward, fresh = nnx.jit(forward), Step(x)
        results = []
        for rate in rates:
            setattr(fresh, name, make(rate))
            results.append(forward(fresh, x))
        return count, results[-1]

    by_rate, last = measure("rate", float)
    by_offset, _ = measure("offset", lambda rate: rate * jnp.ones(x.shape))
    return jnp.stack([jnp.float32(n) for n in (len(flat), len(wrapped), by_rate, by_offset, last.sum())])
