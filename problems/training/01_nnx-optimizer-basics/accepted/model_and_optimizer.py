import jax.numpy as jnp
import optax
from flax import nnx


def one_sgd_step(seed, x, y, features, lr):
    model = nnx.Linear(x.shape[1], y.shape[1], rngs=nnx.Rngs(int(seed)))
    trainer = nnx.ModelAndOptimizer(model, optax.sgd(lr))
    loss = lambda m: jnp.square(m(x) - y).mean()
    before = loss(trainer.model)
    trainer.update(nnx.grad(loss)(trainer.model))
    return jnp.array([before, loss(model), model.bias.value[0]])
