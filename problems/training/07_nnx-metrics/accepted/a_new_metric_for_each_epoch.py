import jax.numpy as jnp
import optax
from flax import nnx


def one_epoch(logits, labels, size):
    metrics = nnx.MultiMetric(accuracy=nnx.metrics.Accuracy(), loss=nnx.metrics.Average("nll"))
    for start in range(0, labels.shape[0], size):
        x, y = logits[start : start + size], labels[start : start + size]
        metrics.update(logits=x, labels=y, nll=optax.softmax_cross_entropy_with_integer_labels(x, y))
    return jnp.stack(list(metrics.compute().values()))


def epoch_metrics(logits, labels, batch):
    return jnp.stack([one_epoch(x, y, int(batch)) for x, y in zip(logits, labels, strict=True)])
