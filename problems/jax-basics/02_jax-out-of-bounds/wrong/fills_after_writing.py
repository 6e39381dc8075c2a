# verdict: WRONG_VALUE
# diagnosis: read-after-write


def read_write_oob(x, i, value):
    read = x[i]
    x = x.at[i].set(value)
    filled = x.at[i].get(mode="fill", fill_value=value)
    return read, filled, x
