# verdict: WRONG_VALUE
# diagnosis: rate-squared

import jax.numpy as jnp
import optax
from flax import nnx


def lr_trace(seed, x, y, peak, warm, total):
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    schedule = optax.warmup_cosine_decay_schedule(0.0, peak, int(warm), int(total))
    tx = optax.chain(optax.clip_by_global_norm(1.0), optax.sgd(peak), optax.scale_by_schedule(schedule))
    optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)
    rates, losses = [], []
    for i in range(int(total)):
        loss, grads = nnx.value_and_grad(lambda model: jnp.mean((model(x) - y) ** 2))(model)
        optimizer.update(model, grads)
        rates.append(schedule(i))
        losses.append(loss)
    return jnp.array([rates, losses])
