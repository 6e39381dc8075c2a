# verdict: WRONG_VALUE
# diagnosis: never-updated

import jax
import jax.numpy as jnp
import optax
from flax import nnx


def lr_trace(seed, x, y, peak, warm, total):
    schedule = optax.warmup_cosine_decay_schedule(0.0, peak, int(warm), int(total))
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    tx = optax.chain(optax.clip_by_global_norm(1.0), optax.sgd(schedule))
    opt_state = tx.init(nnx.state(model, nnx.Param))
    rates, losses = [], []
    for _ in range(int(total)):
        loss, grads = nnx.value_and_grad(lambda m: jnp.mean((m(x) - y) ** 2))(model)
        rates.append(schedule(_))
        losses.append(loss)
        updates, opt_state = tx.update(grads, opt_state)
        params = optax.apply_updates(nnx.state(model, nnx.Param), updates)
    return jnp.stack([jnp.stack(rates), jnp.stack(losses)])
