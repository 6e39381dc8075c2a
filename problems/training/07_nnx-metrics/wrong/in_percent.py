# verdict: WRONG_VALUE
# diagnosis: accuracy-in-percent

import jax.numpy as jnp
import optax
from flax import nnx


def epoch_metrics(logits, labels, batch):
    size = int(batch)
    metrics = nnx.MultiMetric(accuracy=nnx.metrics.Accuracy(), loss=nnx.metrics.Average("loss"))
    rows = []
    for epoch_logits, epoch_labels in zip(logits, labels, strict=True):
        metrics.reset()
        for start in range(0, len(epoch_labels), size):
            some_logits = epoch_logits[start : start + size]
            some_labels = epoch_labels[start : start + size]
            loss = optax.softmax_cross_entropy_with_integer_labels(some_logits, some_labels)
            metrics.update(logits=some_logits, labels=some_labels, loss=loss)
        values = metrics.compute()
        rows.append([100 * values["accuracy"], values["loss"]])
    return jnp.array(rows)
