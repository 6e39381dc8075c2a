# verdict: WRONG_VALUE
# diagnosis: reset-before-compute

import jax.numpy as jnp
import optax
from flax import nnx


@nnx.jit
def eval_step(metrics, logits, labels):
    loss = optax.softmax_cross_entropy_with_integer_labels(logits, labels)
    metrics.update(loss=loss, logits=logits, labels=labels)


def epoch_metrics(logits, labels, batch):
    b = int(batch)
    rows = []
    metrics = nnx.MultiMetric(accuracy=nnx.metrics.Accuracy(), loss=nnx.metrics.Average("loss"))
    for e in range(logits.shape[0]):
        for i in range(0, logits.shape[1], b):
            eval_step(metrics, logits[e, i : i + b], labels[e, i : i + b])
        metrics.reset()
        r = metrics.compute()
        rows.append(jnp.stack([r["accuracy"], r["loss"]]))
    return jnp.stack(rows)
