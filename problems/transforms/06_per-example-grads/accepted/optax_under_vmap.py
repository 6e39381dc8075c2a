import jax
import jax.numpy as jnp
import optax


def loss_fn(params, example):
    x, target = example
    return jnp.sum((jnp.vdot(params["w"], x) - target) ** 2)


def clipped_mean_grad(w, X, y, c):
    clip = optax.clip_by_global_norm(c)

    def one(example):
        grads = jax.grad(loss_fn)({"w": w}, example)
        clipped, _ = clip.update(grads, clip.init(grads))
        return clipped

    return jax.tree.map(lambda g: jnp.mean(g, axis=0), jax.vmap(one)((X, y)))["w"]
