import jax.numpy as jnp
import optax
from flax import nnx


@nnx.jit
def step(model, optimizer, x, y):
    loss, grads = nnx.value_and_grad(lambda m: jnp.mean((m(x) - y) ** 2))(model)
    optimizer.update(model, grads)
    return loss


def lr_trace(seed, x, y, peak, warm, total):
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    schedule = optax.schedules.warmup_cosine_decay_schedule(0.0, peak, warm, total)
    sgd = optax.inject_hyperparams(optax.sgd)(learning_rate=schedule)
    optimizer = nnx.Optimizer(model, optax.chain(optax.clip_by_global_norm(1.0), sgd), wrt=nnx.Param)
    table = []
    for _ in range(int(total)):
        loss = step(model, optimizer, x, y)
        rate = optimizer.opt_state[1].hyperparams["learning_rate"][...]
        table.append(jnp.stack([rate, loss]))
    return jnp.stack(table, axis=1)
