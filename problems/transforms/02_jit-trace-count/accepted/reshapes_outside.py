import jax
import jax.numpy as jnp


def largest_row_sums(xs, rates, shapes):
    counter = {"traces": 0}

    def largest(table, rate):
        counter["traces"] += 1
        return (jax.nn.relu(rate) * table).sum(1).max()

    compiled = jax.jit(largest)
    results = [
        compiled(jnp.reshape(x, shape), jnp.float32(rate)) for x, rate, shape in zip(xs, rates, shapes, strict=True)
    ]
    return jnp.append(jnp.array(results), counter["traces"])
