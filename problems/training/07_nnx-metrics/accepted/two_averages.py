import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx


def epoch_metrics(logits, labels, batch):
    epochs, n = labels.shape
    cuts = list(range(int(batch), n, int(batch)))
    accuracy, loss = nnx.metrics.Average(), nnx.metrics.Average()
    rows = []
    for e in range(epochs):
        for x, y in zip(jnp.split(logits[e], cuts), jnp.split(labels[e], cuts), strict=True):
            accuracy.update(values=(x.argmax(-1) == y).astype(np.float32))
            loss.update(values=optax.losses.softmax_cross_entropy_with_integer_labels(x, y))
        rows.append((accuracy.compute(), loss.compute()))
        accuracy.reset()
        loss.reset()
    return jnp.asarray(rows)
