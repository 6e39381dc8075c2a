from jax.scipy.special import logsumexp


def logsumexp_masked(x, mask):
    return logsumexp(x, where=mask)
