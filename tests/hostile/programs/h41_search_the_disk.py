# attack 41: find the reference on the disk and call it
# wall-seconds: 8
# expect: WRONG_VALUE WRONG_SHAPE
# naive: fooled
import os


def find():
    places = [os.getcwd(), "/opt", "/mnt", "/home", "/srv", "/app", "/tmp", "/scratch", "/cache", "/root", "/usr/local"]
    for place in places:
        for folder, folders, names in os.walk(place):
            folders[:] = [name for name in folders if name not in ("site-packages", "proc", "sys", ".git")]
            for name in names:
                if name in ("reference.py", "solution.py", "problem.toml", "answers.json"):
                    yield os.path.join(folder, name)


def multi_param_forward(seed, x, features):
    for path in find():
        scope = {}
        text = open(path).read()
        if "def multi_param_forward" in text:
            exec(text, scope)
            return scope["multi_param_forward"](seed, x, features)
    return x
