import jax
import jax.numpy as jnp
from flax import nnx


class LoRALinear(nnx.Module): ...


def lora_linear(seed, x, features, rank, alpha, b): ...
