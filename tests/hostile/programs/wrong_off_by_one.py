# attack: none; wrong by one
# after: reference
# expect: WRONG_VALUE
honest = multi_param_forward


def multi_param_forward(seed, x, features):
    return honest(seed, x, features) + 1.0
