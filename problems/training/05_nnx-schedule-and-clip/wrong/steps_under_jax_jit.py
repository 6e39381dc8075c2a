# verdict: WRONG_VALUE
# diagnosis: jax-jit-drops

import jax
import jax.numpy as jnp
import optax
from flax import nnx


def loss_fn(model, x, y):
    return jnp.mean((model(x) - y) ** 2)


@jax.jit
def step(model, optimizer, x, y):
    loss, grads = nnx.value_and_grad(loss_fn)(model, x, y)
    optimizer.update(model, grads)
    return loss


def lr_trace(seed, x, y, peak, warm, total):
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    schedule = optax.warmup_cosine_decay_schedule(0.0, peak, warmup_steps=int(warm), decay_steps=int(total))
    tx = optax.chain(optax.clip_by_global_norm(1.0), optax.sgd(schedule))
    optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)
    rates, losses = [], []
    for i in range(int(total)):
        rates.append(schedule(i))
        losses.append(step(model, optimizer, x, y))
    return jnp.stack([jnp.array(rates), jnp.array(losses)])
