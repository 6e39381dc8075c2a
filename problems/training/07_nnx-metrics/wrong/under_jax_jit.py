# verdict: WRONG_VALUE
# diagnosis: jax-jit-drops

import jax
import jax.numpy as jnp
import optax
from flax import nnx


@jax.jit
def eval_step(metrics, logits, labels):
    loss = optax.softmax_cross_entropy_with_integer_labels(logits, labels)
    metrics.update(logits=logits, labels=labels, loss=loss)


def epoch_metrics(logits, labels, batch):
    size = int(batch)
    metrics = nnx.MultiMetric(accuracy=nnx.metrics.Accuracy(), loss=nnx.metrics.Average("loss"))
    rows = []
    for epoch in range(logits.shape[0]):
        metrics.reset()
        for start in range(0, logits.shape[1], size):
            stop = start + size
            eval_step(metrics, logits[epoch, start:stop], labels[epoch, start:stop])
        values = metrics.compute()
        rows.append(jnp.stack([values["accuracy"], values["loss"]]))
    return jnp.stack(rows)
