# control: names in letters beyond ASCII
# after: reference
# expect: ACCEPTED
größe = "Größe"
重み = multi_param_forward


def multi_param_forward(seed, x, features):
    print(größe, "→", int(features))
    return 重み(seed, x, features)
