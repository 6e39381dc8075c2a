# verdict: WRONG_VALUE
# diagnosis: decay-steps

import jax
import jax.numpy as jnp
import optax
from flax import nnx


def lr_trace(seed, x, y, peak, warm, total):
    warm, total = int(warm), int(total)
    rise = optax.linear_schedule(0.0, peak, warm)
    fall = optax.cosine_decay_schedule(peak, total)
    schedule = optax.join_schedules([rise, fall], [warm])
    tx = optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.inject_hyperparams(optax.sgd)(learning_rate=schedule),
    )
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)

    @nnx.jit
    def step(model, optimizer, x, y):
        loss, grads = nnx.value_and_grad(lambda m: ((m(x) - y) ** 2).mean())(model)
        optimizer.update(model, grads)
        return loss

    rows = []
    for _ in range(total):
        loss = step(model, optimizer, x, y)
        rows.append([optimizer.opt_state[1].hyperparams["learning_rate"][...], loss])
    return jnp.array(rows, jnp.float32).T
