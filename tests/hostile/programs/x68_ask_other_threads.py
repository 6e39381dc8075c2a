# attack 68: have XLA's own threads do what this one may not: a thread keeps the rights that it was started with
# quick: yes
# wall-seconds: 8
# after: reference
# expect: ACCEPTED
# because: All threads are started after the walls stand.
import ctypes
import os
import socket
import threading

import jax
import jax.numpy as jnp
import numpy as np

honest = multi_param_forward
main = threading.get_native_id()
asked, open_doors = set(), []


def try_doors():
    asked.add(threading.get_native_id())
    libc = ctypes.CDLL(None, use_errno=True)
    for name, act in {
        "socket": lambda: socket.socket().close(),
        "look around": lambda: os.listdir("/var"),
        "write above": lambda: open("../jaxtutor_marker", "w"),
        "signal": lambda: os.kill(os.getppid(), 0),
        "look at the parent": lambda: open(f"/proc/{os.getppid()}/environ", "rb").read(1),
    }.items():
        try:
            act()
            open_doors.append(name)
        except OSError:
            pass
    child = libc.fork()
    if child == 0:
        os._exit(0)
    if child > 0:
        open_doors.append("fork")


def callback(x):
    try_doors()
    return np.asarray(x)


def ask(x):
    return jax.pure_callback(callback, jax.ShapeDtypeStruct(x.shape, x.dtype), x)


jax.jit(lambda x: sum(ask(x * number) for number in range(8)))(jnp.ones(4)).block_until_ready()
thread = threading.Thread(target=try_doors)
thread.start()
thread.join()
assert asked - {main}, "no other thread was asked"
# Landlock is a second wall in the container; where files of others lie above, it is the only one.
assert not set(open_doors) - {"look around", "write above"} or not open_doors, f"got through: {open_doors}"
for task in os.listdir("/proc/self/task"):
    try:
        with open(f"/proc/self/task/{task}/status") as lines:
            status = dict(line.rstrip("\n").split(":\t", 1) for line in lines if ":\t" in line)
    except FileNotFoundError:
        continue  # the thread has ended
    wanted = {"Seccomp": "2", "NoNewPrivs": "1", "CapEff": "0" * 16, "CapPrm": "0" * 16}
    wrong = {name: status[name] for name in wanted if status[name] != wanted[name]}
    if wrong or status["Uid"] != "\t".join([str(os.getuid())] * 4):
        open_doors.append((task, status["Name"], wrong, status["Uid"]))
assert not open_doors, f"got through: {open_doors}"


def multi_param_forward(seed, x, features):
    return honest(seed, x, features)
