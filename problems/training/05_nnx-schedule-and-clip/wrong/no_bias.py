# verdict: WRONG_VALUE
# diagnosis: bias-stays-zero

import jax
import jax.numpy as jnp
import optax
from flax import nnx


def lr_trace(seed, x, y, peak, warm, total):
    schedule = optax.warmup_cosine_decay_schedule(0.0, peak, int(warm), int(total))
    model = nnx.Linear(x.shape[1], 1, use_bias=False, rngs=nnx.Rngs(int(seed)))
    tx = optax.chain(optax.clip_by_global_norm(1.0), optax.sgd(schedule))
    optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)
    rates, losses = [], []
    for _ in range(int(total)):
        loss, grads = nnx.value_and_grad(lambda m: jnp.mean((m(x) - y) ** 2))(model)
        rates.append(schedule(optimizer.step[...]))
        losses.append(loss)
        optimizer.update(model, grads)
    return jnp.stack([jnp.stack(rates), jnp.stack(losses)])
