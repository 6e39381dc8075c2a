# verdict: WRONG_VALUE
# diagnosis: batch-counted-full

import jax.numpy as jnp
import optax
from flax import nnx


def epoch_metrics(logits, labels, batch):
    b = int(batch)
    rows = []
    for lg, lb in zip(logits, labels, strict=False):
        acc = ls = 0.0
        for i in range(0, len(lb), b):
            a, t = lg[i : i + b], lb[i : i + b]
            acc += (a.argmax(-1) == t).mean() * b
            ls += optax.softmax_cross_entropy_with_integer_labels(a, t).mean() * b
        rows.append(jnp.stack([acc, ls]) / len(lb))
    return jnp.stack(rows)
