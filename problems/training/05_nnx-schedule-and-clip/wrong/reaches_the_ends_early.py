# verdict: WRONG_VALUE
# diagnosis: ends-included

import jax.numpy as jnp
import optax
from flax import nnx


def lr_trace(seed, x, y, peak, warm, total):
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    W, T = int(warm), int(total)
    up = jnp.linspace(0, peak, W)
    down = peak * 0.5 * (1 + jnp.cos(jnp.linspace(0, jnp.pi, T - W)))
    rates = jnp.concatenate([up, down])
    tx = optax.chain(optax.clip_by_global_norm(1.0), optax.sgd(lambda i: rates[i]))
    optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)
    losses = []
    for i in range(T):
        loss, grads = nnx.value_and_grad(lambda model: jnp.mean((model(x) - y) ** 2))(model)
        optimizer.update(model, grads)
        losses.append(loss)
    return jnp.stack([rates, jnp.stack(losses)])
