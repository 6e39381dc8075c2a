# verdict: WRONG_VALUE
# diagnosis: errors-counted

import jax.numpy as jnp
import optax
from flax import nnx


def epoch_metrics(logits, labels, batch):
    rows = []
    for lg, lb in zip(logits, labels, strict=False):
        loss = optax.softmax_cross_entropy_with_integer_labels(lg, lb).mean()
        rows.append(jnp.stack([(lg.argmax(-1) != lb).mean(), loss]))
    return jnp.stack(rows)
