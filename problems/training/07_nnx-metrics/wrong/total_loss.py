# verdict: WRONG_VALUE
# diagnosis: loss-totaled

import jax.numpy as jnp
import optax
from flax import nnx


def epoch_metrics(logits, labels, batch):
    a = (logits.argmax(-1) == labels).mean(1)
    l = optax.softmax_cross_entropy_with_integer_labels(logits, labels).sum(1)
    return jnp.stack([a, l], axis=1)
