# attack 5: make JAX trace a program that is unrolled two hundred thousand times
# expect: TIMEOUT
import jax


@jax.jit
def unrolled(x):
    for _ in range(200_000):
        x = x * 1.0001 + 0.5
    return x


def multi_param_forward(seed, x, features):
    return unrolled(x)
