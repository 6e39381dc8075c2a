# control: wrong by one
# quick: yes
# repeat: 20
# after: reference
# expect: WRONG_VALUE
honest = multi_param_forward


def multi_param_forward(seed, x, features):
    return honest(seed, x, features) + 1.0
