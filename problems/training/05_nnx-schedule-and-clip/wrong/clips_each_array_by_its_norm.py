# verdict: WRONG_VALUE
# diagnosis: clipped-each

import jax
import jax.numpy as jnp
import optax
from flax import nnx


def clip(g):
    norm = jnp.linalg.norm(g)
    return jnp.where(norm > 1.0, g / norm, g)


def lr_trace(seed, x, y, peak, warm, total):
    schedule = optax.warmup_cosine_decay_schedule(0.0, peak, int(warm), int(total))
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.sgd(schedule), wrt=nnx.Param)
    rates, losses = [], []
    for i in range(int(total)):
        loss, grads = nnx.value_and_grad(lambda m: jnp.mean((m(x) - y) ** 2))(model)
        grads = jax.tree.map(clip, grads)
        rates.append(schedule(optimizer.step[...]))
        losses.append(loss)
        optimizer.update(model, grads)
    return jnp.stack([jnp.stack(rates), jnp.stack(losses)])
