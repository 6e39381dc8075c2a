# verdict: WRONG_VALUE
# diagnosis: exp-overflow

import jax
import jax.numpy as jnp


def attention(q, k, v):
    exp = jnp.exp(jnp.einsum("td,sd->ts", q, k) / jnp.sqrt(q.shape[-1]))
    return jnp.einsum("ts,sd->td", exp, v) / jnp.sum(exp, axis=1)[:, None]
