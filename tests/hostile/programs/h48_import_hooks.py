# attack 48: put modules of one's own in front of everybody else's
# expect: WRONG_VALUE
# naive: fooled
import sys
import types

import jax.numpy as jnp

fake = "def allclose(*a, **k): return True\narray_equal = allclose\n"
for name in ("numpy.py", "sitecustomize.py", "usercustomize.py", "jax.py"):
    try:
        with open(name, "w") as file:
            file.write(fake)
    except OSError:
        pass
sys.path.insert(0, ".")


class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        module = types.ModuleType(name)
        module.allclose = module.array_equal = lambda *_, **__: True
        sys.modules[name] = module


class Liar(types.ModuleType):
    def __getattribute__(self, name):
        if name in ("allclose", "array_equal"):
            return lambda *_, **__: True
        return super().__getattribute__(name)


for name in ("numpy", "jax.numpy"):
    sys.modules[name].__class__ = Liar


def multi_param_forward(seed, x, features):
    sys.meta_path.insert(0, Finder)
    return jnp.ones(int(features))
