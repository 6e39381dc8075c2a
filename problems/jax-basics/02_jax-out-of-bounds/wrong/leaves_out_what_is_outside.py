# verdict: WRONG_SHAPE
# diagnosis: outside-left-out


def read_write_oob(x, i, value):
    n = len(x)
    inside = i[(i >= -n) & (i < n)]
    return x[i], x[inside], x.at[inside].set(value)
