# attack 24: print thirty megabytes without the end of a line, to whoever reads by lines
# expect: OUTPUT_LIMIT
def multi_param_forward(seed, x, features):
    print("x" * 30_000_000, end="")
    return x
