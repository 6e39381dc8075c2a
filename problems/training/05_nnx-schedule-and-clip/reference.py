import jax
import jax.numpy as jnp
import optax
from flax import nnx


def lr_trace(seed: float, x: jax.Array, y: jax.Array, peak: float, warm: float, total: float) -> jax.Array:
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    schedule = optax.warmup_cosine_decay_schedule(0.0, peak, warmup_steps=int(warm), decay_steps=int(total))
    tx = optax.chain(optax.clip_by_global_norm(1.0), optax.sgd(schedule))
    optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)

    def loss_fn(model: nnx.Linear) -> jax.Array:
        return jnp.mean((model(x) - y) ** 2)

    rates, losses = [], []
    for _ in range(int(total)):
        rates.append(schedule(optimizer.step[...]))
        loss, grads = nnx.value_and_grad(loss_fn)(model)
        losses.append(loss)
        optimizer.update(model, grads)
    return jnp.stack([jnp.stack(rates), jnp.stack(losses)])
