# verdict: ERROR
# diagnosis: labels-not-integers

import jax
import jax.numpy as jnp
import optax
from flax import nnx


def epoch_metrics(logits, labels, batch):
    b = int(batch)
    n = logits.shape[-1]
    rows = []
    for e in range(logits.shape[0]):
        metrics = nnx.MultiMetric(accuracy=nnx.metrics.Accuracy(), loss=nnx.metrics.Average("loss"))
        for i in range(0, logits.shape[1], b):
            lo, la = logits[e, i : i + b], jax.nn.one_hot(labels[e, i : i + b], n)
            loss = optax.softmax_cross_entropy(lo, la)
            metrics.update(loss=loss, logits=lo, labels=la)
        r = metrics.compute()
        rows.append([r["accuracy"], r["loss"]])
    return jnp.array(rows)
