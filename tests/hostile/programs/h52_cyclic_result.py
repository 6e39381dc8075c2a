# attack 52: return containers that hold themselves, and ten thousand levels
# expect: WRONG_TYPE
def multi_param_forward(seed, x, features):
    deep = []
    for _ in range(10_000):
        deep = [deep]
    cyclic = {"deep": deep}
    cyclic["self"] = cyclic
    return [cyclic, cyclic]
