# control: prints five kilobytes on the way
# quick: yes
# after: reference
# expect: ACCEPTED
honest = multi_param_forward
print("line of output\n" * 340)


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
