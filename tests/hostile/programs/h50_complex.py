# attack 50: return the right numbers as complex ones
# after: reference
# expect: WRONG_DTYPE
# naive: fooled
honest = multi_param_forward


def multi_param_forward(seed, x, features):
    return honest(seed, x, features) + 0j
