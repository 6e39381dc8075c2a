import jax.numpy as jnp
import optax
from flax import nnx


@nnx.jit
def eval_step(metrics, logits, labels):
    loss = optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=labels)
    metrics.update(logits=logits, labels=labels, loss=loss)


def epoch_metrics(logits, labels, batch):
    size = int(batch)
    metrics = nnx.MultiMetric(accuracy=nnx.metrics.Accuracy(), loss=nnx.metrics.Average("loss"))
    history = jnp.zeros((logits.shape[0], 2))
    for epoch in range(logits.shape[0]):
        for start in range(0, logits.shape[1], size):
            eval_step(metrics, logits[epoch, start : start + size], labels[epoch, start : start + size])
        result = metrics.compute()
        history = history.at[epoch].set(jnp.array([result["accuracy"], result["loss"]]))
        metrics.reset()
    return history
