# attack 49: lie about one's class, name and hash to whoever asks type(x) the polite way
# expect: WRONG_TYPE
import jax
import jax.numpy as jnp

real = type(jnp.zeros(()))


class Meta(type):
    __instancecheck__ = __subclasscheck__ = __eq__ = lambda *_: True
    __hash__ = lambda self: hash(real)
    __repr__ = lambda self: 1 / 0

    def __getattribute__(cls, name):
        raise SystemExit(0)


class Liar(metaclass=Meta):
    __class__ = real
    dtype = jnp.float32

    def __repr__(self):
        raise SystemExit


def multi_param_forward(seed, x, features):
    return Liar()
