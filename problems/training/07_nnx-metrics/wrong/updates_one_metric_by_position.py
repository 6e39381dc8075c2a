# verdict: ERROR
# diagnosis: metrics-by-position

import jax.numpy as jnp
import optax
from flax import nnx


def epoch_metrics(logits, labels, batch):
    b = int(batch)
    rows = []
    for e in range(logits.shape[0]):
        accuracy = nnx.metrics.Accuracy()
        loss_metric = nnx.metrics.Average("loss")
        for i in range(0, logits.shape[1], b):
            lo, la = logits[e, i : i + b], labels[e, i : i + b]
            accuracy.update(lo, la)
            loss_metric.update(optax.softmax_cross_entropy_with_integer_labels(lo, la))
        rows.append(jnp.stack([accuracy.compute(), loss_metric.compute()]))
    return jnp.stack(rows)
