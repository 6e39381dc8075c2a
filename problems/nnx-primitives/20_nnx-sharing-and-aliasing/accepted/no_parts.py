import jax
import jax.numpy as jnp
from flax import nnx


class Autoencoder(nnx.Module):
    def __init__(self, n, hidden, *, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (n, hidden)) * n**-0.5)

    def __call__(self, x):
        return jnp.einsum("nh,h->n", self.kernel[...], jnp.einsum("n,nh->h", x, self.kernel[...]))


def tied_report(seed, x, hidden):
    model = Autoencoder(x.size, int(hidden), rngs=nnx.Rngs(int(seed)))
    params = jax.tree.leaves(nnx.state(model, nnx.Param))

    @nnx.value_and_grad
    def loss(model):
        return 0.5 * ((model(x) - x) ** 2).sum()

    _, grads = loss(model)
    other = nnx.clone(model)
    model.kernel[...] = 2 * model.kernel[...]
    other.kernel[...] = 3 * other.kernel[...]
    head = jnp.array([len(params), len(jax.tree.leaves(grads))], jnp.float32)
    return jnp.concatenate([head, grads["kernel"][0, :1], jnp.stack([model(x).sum(), other(x).sum()])])
