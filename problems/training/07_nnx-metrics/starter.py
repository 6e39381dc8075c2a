import jax
import jax.numpy as jnp
import optax
from flax import nnx


def epoch_metrics(logits, labels, batch): ...
