# verdict: WRONG_SHAPE
# diagnosis: results-swapped


def read_write_oob(x, i, value):
    written = x.at[i].set(value)
    filled = x.at[i].get(mode="fill", fill_value=value)
    read = x[i]
    return written, read, filled
