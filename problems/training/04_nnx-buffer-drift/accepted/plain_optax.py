import jax
import jax.numpy as jnp
import optax


def fit(params, frozen, tx, x, y, steps):
    state = tx.init(params)
    for _ in range(int(steps)):
        grads = jax.grad(lambda p: jnp.mean((p["weight"] * x - y) ** 2))(params)
        updates, state = tx.update(grads, state, params)
        params = optax.apply_updates(params, updates)
    return {**params, **frozen}


def buffer_after(x, y, start, decay, steps):
    zero, start = jnp.array(0.0), jnp.array(start)
    rule = optax.adamw(0.1, weight_decay=decay)
    a = fit({"weight": zero, "limit": start}, {}, optax.sgd(0.1), x, y, steps)
    b = fit({"weight": zero, "limit": start}, {}, rule, x, y, steps)
    c = fit({"weight": zero}, {"limit": start}, rule, x, y, steps)
    return jnp.stack([a["limit"], b["limit"], c["limit"], c["weight"]])
