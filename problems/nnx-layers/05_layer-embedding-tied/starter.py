import jax
import jax.numpy as jnp
from flax import nnx


class TiedModel(nnx.Module): ...


def tied_logits(seed, ids, vocab, features, factor): ...
