# verdict: WRONG_VALUE
# diagnosis: mean-of-means

import jax.numpy as jnp
import optax


def epoch_metrics(logits, labels, batch):
    size = int(batch)
    results = []
    for x, y in zip(logits, labels, strict=True):
        accuracies, losses = [], []
        for i in range(0, y.shape[0], size):
            lx, ly = x[i : i + size], y[i : i + size]
            accuracies.append(jnp.mean(lx.argmax(-1) == ly))
            losses.append(optax.softmax_cross_entropy_with_integer_labels(lx, ly).mean())
        results.append([jnp.mean(jnp.array(accuracies)), jnp.mean(jnp.array(losses))])
    return jnp.array(results)
