# verdict: WRONG_VALUE
# diagnosis: softmax-twice

import jax.numpy as jnp
import optax
from flax import nnx


def epoch_metrics(logits, labels, batch):
    b = int(batch)
    rows = []
    for lg, lb in zip(logits, labels, strict=False):
        m = nnx.MultiMetric(accuracy=nnx.metrics.Accuracy(), loss=nnx.metrics.Average("loss"))
        for i in range(0, len(lb), b):
            p = nnx.softmax(lg[i : i + b])
            m.update(
                logits=p, labels=lb[i : i + b], loss=optax.softmax_cross_entropy_with_integer_labels(p, lb[i : i + b])
            )
        r = m.compute()
        rows.append(jnp.stack([r["accuracy"], r["loss"]]))
    return jnp.stack(rows)
