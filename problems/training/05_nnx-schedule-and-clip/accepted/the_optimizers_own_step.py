import jax.numpy as jnp
import optax
from flax import nnx


def lr_trace(seed, x, y, peak, warm, total):
    model = nnx.Linear(x.shape[1], y.shape[1], rngs=nnx.Rngs(int(seed)))
    schedule = optax.warmup_cosine_decay_schedule(
        init_value=0.0, peak_value=peak, warmup_steps=int(warm), decay_steps=int(total), end_value=0.0
    )
    optimizer = nnx.Optimizer(
        model, optax.chain(optax.clip_by_global_norm(1), optax.scale_by_learning_rate(schedule)), wrt=nnx.Param
    )
    out = jnp.zeros((2, int(total)))
    for i in range(int(total)):
        loss, grads = nnx.value_and_grad(lambda model: optax.squared_error(model(x), y).mean())(model)
        out = out.at[:, i].set(jnp.array([schedule(optimizer.step[...]), loss]))
        optimizer.update(model, grads)
    return out
