# attack 59: colour, clear and retitle the operator's terminal; make text read backwards
# expect: ERROR
NASTY = "\x1b[2J\x1b[31mred\x1b]0;title\x07\b\b\r\x00\x9b31m" + "\u202eABC\u2066\u200b\u200d\ufeff" + "e" + "\u0301" * 200


class Nasty(Exception):
    pass


Nasty.__name__ = Nasty.__qualname__ = NASTY


def multi_param_forward(seed, x, features):
    print(NASTY)
    raise Nasty(NASTY)
