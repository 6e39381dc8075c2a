import jax
import jax.numpy as jnp
import optax
from flax import nnx


def train_once(model, x, y):
    graphdef, params = nnx.split(model)

    def loss(params):
        return ((nnx.merge(graphdef, params)(x) - y) ** 2).mean()

    tx = optax.adam(0.1)
    updates, _ = tx.update(jax.grad(loss)(params), tx.init(params), params)
    return nnx.merge(graphdef, optax.apply_updates(params, updates))


def replace_head(seed, x, old, new):
    rngs = nnx.Rngs(int(seed))
    body = nnx.Linear(len(x), 4, rngs=rngs)
    model = nnx.Sequential(body, jnp.tanh, nnx.Linear(4, len(old), rngs=rngs))
    trained = train_once(model, x, old)
    model = nnx.Sequential(trained.layers[0], jnp.tanh, nnx.Linear(4, len(new), rngs=rngs))
    model = train_once(model, x, new)
    leaves = jax.tree.leaves(nnx.state(model, nnx.Param))
    return jnp.hstack([model(x), jnp.float32(sum(map(jnp.size, leaves)))])
