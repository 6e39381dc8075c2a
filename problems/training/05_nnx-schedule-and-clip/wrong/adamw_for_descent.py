# verdict: WRONG_VALUE
# diagnosis: other-rule

import jax.numpy as jnp
import optax
from flax import nnx


def loss_fn(model, x, y):
    return jnp.mean((model(x) - y) ** 2)


def lr_trace(seed, x, y, peak, warm, total):
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    schedule = optax.warmup_cosine_decay_schedule(0.0, peak, warmup_steps=int(warm), decay_steps=int(total))
    tx = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(schedule))
    optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)
    rates, losses = [], []
    for step in range(int(total)):
        rates.append(schedule(step))
        loss, grads = nnx.value_and_grad(loss_fn)(model, x, y)
        losses.append(loss)
        optimizer.update(model, grads)
    return jnp.stack([jnp.array(rates), jnp.array(losses)])
