# attack 57: make the parser explode: parentheses, signs, attributes, sums, blocks, strings
# quick: yes
# wall-seconds: 20
# expect: ERROR MEMORY CRASH
# because: It happens in the box; which limit strikes first is Python's affair, and the bot never parses.
bombs = [
    "(" * 100_000 + ")" * 100_000,
    "-" * 200_000 + "1",
    "a" + ".a" * 200_000,
    "1" + "+1" * 300_000,
    "[" * 150 + "]" * 150,
    "\n".join(" " * depth + "if 1:" for depth in range(200)),
    "f'" + "{1:" * 150 + "}" * 150 + "'",
]


def multi_param_forward(seed, x, features):
    kept = []
    for bomb in bombs:
        try:
            kept.append(compile(bomb, "<bomb>", "exec"))
        except (SyntaxError, RecursionError, MemoryError, OverflowError):
            pass
    raise ValueError("still here")
