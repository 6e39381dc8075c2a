"""One submission prepares the ground, another one comes after it in the same box, and finds nothing."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Final

import pytest

from runner.protocol import Case, Ending, Job

if TYPE_CHECKING:
    from runner.pool import Pool
    from runner.protocol import RawOutcome, Value

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.slow]

ONLY: Final = (Case("only", ()),)

# What a box looks like from inside: asked before an attack and after it.
LOOK: Final = """
    import glob, os, resource, threading
    def command(pid):
        return open(f"/proc/{pid}/cmdline", "rb").read()[-60:].decode()
    pids = sorted(int(name) for name in os.listdir("/proc") if name.isdigit())
    try:
        beside = len(os.listdir(".."))
    except OSError:
        beside = None
    return {
        "processes": len(pids),
        "descriptors": sorted(os.listdir("/proc/self/fd"))[:-1],
        "own files": os.listdir("."),
        "files beside": beside,
        "shared memory": [open(name).read().count("\\n") for name in sorted(glob.glob("/proc/sysvipc/*"))],
        "locks": open("/proc/locks").read().count(f" {os.getppid()} "),
        "threads": threading.active_count(),
        "priority": os.getpriority(os.PRIO_PROCESS, 0) - os.getpriority(os.PRIO_PROCESS, 1),
        "processors": sorted(os.sched_getaffinity(0)),
        "limits": [list(resource.getrlimit(number)) for number in range(16)],
        "umask": os.umask(0o77),
        "signals": [line for line in open("/proc/self/status").read().splitlines() if line.startswith("Sig")],
    }
"""

ATTACKS: Final = {
    "files, links, pipes, everywhere": """
        import os
        for folder in (".", "..", "/tmp", "/var/tmp", "/dev/shm", "/run/lock", "/cache", "/scratch"):
            for act in (
                lambda path: open(path, "w").write("here"),
                lambda path: os.mkdir(path + ".d"),
                lambda path: os.symlink("/etc/passwd", path + ".l"),
                lambda path: os.mkfifo(path + ".f"),
            ):
                try:
                    act(os.path.join(folder, "jaxtutor_marker"))
                except OSError:
                    pass
    """,
    "descriptors up to the limit": """
        import os
        kept = []
        try:
            while True:
                kept += os.pipe()
        except OSError:
            pass
        globals()["kept"] = kept
    """,
    "shared memory, semaphores, queues": """
        import ctypes, os
        libc = ctypes.CDLL(None)
        libc.shmget(0x6A61, 4096, 0o1666), libc.semget(0x6A61, 1, 0o1666), libc.msgget(0x6A61, 0o1666)
        libc.shm_open(b"/jaxtutor_marker", os.O_CREAT | os.O_RDWR, 0o666)
        libc.sem_open(b"/jaxtutor_marker", os.O_CREAT, 0o666, 0)
        libc.mq_open(b"/jaxtutor_marker", os.O_CREAT | os.O_RDWR, 0o666, None)
    """,
    "locks on what everybody opens": """
        import fcntl, glob, jax, os, sys
        compiled = glob.glob(jax.config.jax_compilation_cache_dir + "/*")
        for path in (os.__file__, sys.executable, jax.__file__, *compiled):
            for take in (fcntl.flock, fcntl.lockf):
                try:
                    take(os.open(path, os.O_RDONLY), fcntl.LOCK_SH | fcntl.LOCK_NB)
                except OSError:
                    pass
    """,
    "threads that go on, and one that would outlive its parents": """
        import ctypes, os, threading, time
        ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)  # PR_SET_PDEATHSIG: do not end with the zygote
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER: inherit its children
        try:
            os.setsid()
        except OSError:
            pass
        for _ in range(20):
            threading.Thread(target=time.sleep, args=(120,), daemon=False).start()
        try:
            if os.fork() == 0:
                time.sleep(120)
        except OSError:
            pass
    """,
    "limits, priority and processors of all that can be reached": """
        import os, resource
        for pid in [int(name) for name in os.listdir("/proc") if name.isdigit()]:
            # Only the box's own: without namespaces, there are others, which are none of a test's business.
            if b"runner.box" not in open(f"/proc/{pid}/cmdline", "rb").read():
                continue
            for act in (
                lambda: os.sched_setaffinity(pid, {0}),
                lambda: os.setpriority(os.PRIO_PROCESS, pid, 10),
                lambda: resource.prlimit(pid, resource.RLIMIT_NOFILE, (100, 100)),
            ):
                try:
                    act()
                except OSError:
                    pass
        os.umask(0)
    """,
    "signals": """
        import os, signal
        for number in signal.valid_signals():
            try:
                signal.signal(number, signal.SIG_IGN)
                signal.pthread_sigmask(signal.SIG_BLOCK, [number])
            except (OSError, ValueError):
                pass
    """,
    "functions of everybody's modules": """
        import builtins, gc, jax, jax.numpy as jnp, numpy as np, os, sys
        from flax import nnx
        def lie(*_, **__):
            raise SystemExit("poisoned")
        for module in (jax, jnp, np, nnx, os, builtins, *[m for n, m in sys.modules.items() if n.startswith("runner")]):
            for name in list(vars(module)):
                if callable(vars(module)[name]) and name not in ("SystemExit", "__build_class__", "__import__"):
                    try:
                        setattr(module, name, lie)
                    except (AttributeError, TypeError):
                        pass
        gc.disable()
    """,
    "news of a server, orders of a zygote": """
        import json, os, socket
        for serial in range(40):
            for text in ({"news": "exited", "serial": serial, "status": 0}, {"do": "sweep", "serial": serial},
                         {"news": "swept", "serial": serial, "clean": True}, {"do": "kill", "serial": serial}):
                data = json.dumps(text).encode()
                for descriptor in (0, 2, 3, *range(5, 70)):
                    try:
                        os.write(descriptor, data)
                    except OSError:
                        pass
    """,
}


async def run(pool: Pool, body: str) -> RawOutcome:
    """Run a submission that consists of the body of ``answer()``."""
    indented = "\n".join("    " + line for line in dedent(body).strip().splitlines())
    return await pool.run(Job(f"def answer():\n{indented}\n", "answer", ONLY, wall_seconds=5.0))


async def look(pool: Pool) -> Value:
    """Say what the box looks like to a submission."""
    outcome = await run(pool, LOOK)
    assert outcome.ending is Ending.FINISHED, outcome.detail
    assert outcome.cases[0].error is None, outcome.cases[0].error
    return outcome.cases[0].value


@pytest.mark.parametrize("name", ATTACKS)
async def test_the_next_submission_finds_the_box_as_the_one_before_did(pool: Pool, name: str) -> None:
    """Before and after an attack, the box looks the same from inside, and runs the same program to the same end."""
    compute = "import jax.numpy as jnp\nfrom flax import nnx\nreturn nnx.Linear(2, 3, rngs=nnx.Rngs(0))(jnp.ones(2))"
    before, right = await look(pool), (await run(pool, compute)).cases[0].value

    await run(pool, ATTACKS[name])
    # Two of them: the first may have been warm, and so made, while the attack ran.
    afterwards = [await look(pool), await look(pool)]

    assert afterwards == [before, before]
    assert (await run(pool, compute)).cases[0].value == right


async def test_what_the_spare_looks_like_is_a_fair_control(pool: Pool) -> None:
    """The look does tell: a submission that has changed things for itself sees another box."""
    changes = "import os, threading, time\nopen('file', 'w')\nthreading.Thread(target=time.sleep, args=(9,)).start()\n"
    outcome = await run(pool, changes + dedent(LOOK))

    before, changed = await look(pool), outcome.cases[0].value

    assert isinstance(before, dict)
    assert isinstance(changed, dict)
    assert {name for name in before if before[name] != changed[name]} >= {"own files", "threads"}
