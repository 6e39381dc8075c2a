# verdict: WRONG_VALUE
# diagnosis: piece-by-piece

import jax
import jax.numpy as jnp
import optax
from flax import nnx
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P


def data_parallel_step(seed, x, y, lr, n):
    n = int(n)
    model = nnx.Linear(x.shape[1], y.shape[1], rngs=nnx.Rngs(int(seed)))
    opt = nnx.Optimizer(model, optax.sgd(lr), wrt=nnx.Param)
    losses = []
    for _ in range(2):
        ls = []
        for xb, yb in zip(jnp.split(x, n), jnp.split(y, n)):
            loss, g = nnx.value_and_grad(lambda m: jnp.mean((m(xb) - yb) ** 2))(model)
            opt.update(model, g)
            ls.append(loss)
        losses.append(sum(ls) / n)
    return jnp.array([*losses, x.shape[0] // n, n], jnp.float32)
