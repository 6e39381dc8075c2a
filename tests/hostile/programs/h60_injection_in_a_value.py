# attack 60: bring the same in as a result, a key and the name of a type
# expect: WRONG_TYPE
NASTY = "``` @everyone <@1> <@&2> [x](https://evil.example/) https://evil.example/ \n# shout\n```\n||s||"


def multi_param_forward(seed, x, features):
    return type(NASTY, (), {"__repr__": lambda self: NASTY * 20, "__module__": NASTY})()
