import jax
import jax.numpy as jnp


def largest_row_sums(xs, rates, shapes):
    log = []

    @jax.jit
    def call(rows, rate):
        log.append(rows.shape)
        sums = jax.vmap(jnp.sum)(rows)
        return sums.max() * jnp.where(rate >= 0, rate, 0)

    answers = []
    for x, rate, (height, width) in zip(xs, rates, shapes, strict=True):
        answers.append(call(jnp.reshape(x, (height, width)), rate))
    answers.append(jnp.float32(len(log)))
    return jnp.stack(answers)
