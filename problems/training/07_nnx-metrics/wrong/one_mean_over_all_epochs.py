# verdict: WRONG_VALUE
# diagnosis: epochs-mixed

import jax.numpy as jnp
import optax


def epoch_metrics(logits, labels, batch):
    losses = optax.softmax_cross_entropy_with_integer_labels(logits, labels)
    right = jnp.argmax(logits, axis=-1) == labels
    both = jnp.stack([right.mean(), losses.mean()])
    return jnp.stack([both] * logits.shape[0])
