# attack: read the process's own memory for what the reference computed
# wall-seconds: 8
# expect: WRONG_VALUE WRONG_SHAPE
# because: The reference's text holds a canary while this runs; found or not, the answer is told by what is returned.
import re

import jax.numpy as jnp


def holds_reference():
    # A pattern that does not look like what it finds: the search must not find itself.
    wanted = re.compile(rb"canary[_]of[_]the[_]reference")
    with open("/proc/self/maps") as maps:
        areas = [line.split()[:2] for line in maps if "[v" not in line]
    try:
        memory = open("/proc/self/mem", "rb", buffering=0)
    except OSError:
        return False
    for area, rights in areas:
        start, end = (int(part, 16) for part in area.split("-"))
        if rights.startswith("rw") and end - start < 256 * 2**20:
            try:
                memory.seek(start)
                if wanted.search(memory.read(end - start)):
                    return True
            except (OSError, ValueError, OverflowError):
                pass
    return False


found = holds_reference()


def multi_param_forward(seed, x, features):
    assert not found, "got through: the canary of the reference"
    return jnp.zeros(int(features))
