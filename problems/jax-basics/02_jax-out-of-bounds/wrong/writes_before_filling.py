# verdict: WRONG_SHAPE
# diagnosis: results-swapped


def read_write_oob(x, i, value):
    read = x[i]
    written = x.at[i].set(value)
    filled = x.at[i].get(mode="fill", fill_value=value)
    return read, written, filled
