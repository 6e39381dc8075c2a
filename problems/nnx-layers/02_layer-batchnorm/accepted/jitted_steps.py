import jax.numpy as jnp
from flax import nnx


def normalize(x, mean, var, scale, bias, eps=1e-5):
    return scale * (x - mean) * (var + eps) ** -0.5 + bias


class Norm(nnx.Module):
    def __init__(self, shape, momentum):
        self.scale = nnx.Param(jnp.ones(shape))
        self.bias = nnx.Param(jnp.zeros(shape))
        self.mean = nnx.Variable(jnp.zeros(shape))
        self.var = nnx.Variable(jnp.ones(shape))
        self.momentum = momentum

    def train_call(self, x):
        mean, var = x.mean(0), x.var(0)
        self.mean[...] += (1 - self.momentum) * (mean - self.mean[...])
        self.var[...] += (1 - self.momentum) * (var - self.var[...])
        return normalize(x, mean, var, self.scale[...], self.bias[...])

    def __call__(self, x):
        return normalize(x, self.mean[...], self.var[...], self.scale[...], self.bias[...])


@nnx.jit
def train_step(model, x):
    return model.train_call(x)


@nnx.jit
def predict(model, x):
    return model(x)


def my_batchnorm(batches, x, momentum):
    model = Norm(x.shape[1:], momentum)
    outs = [train_step(model, batch) for batch in batches]
    prediction = predict(model, x)
    return jnp.vstack((model.mean[...], model.var[...], outs[-1], prediction))
