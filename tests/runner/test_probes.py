"""Claims about the probes, each from a process that has the box's JAX and Flax."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
BOX_PYTHON = ROOT / ".venv-box" / "bin" / "python"

pytestmark = pytest.mark.skipif(not BOX_PYTHON.exists(), reason="no .venv-box here; run `make setup`")

HARNESS = """
import dataclasses, json, sys, types
from runner.box.probes import install
from runner.protocol import Edit, EditAction
import jax, jax.numpy as jnp

probes = install("learner")
source, edits, times = json.loads(sys.stdin.read())
learner = types.ModuleType("learner")
sys.modules["learner"] = learner
with probes.load():
    exec(compile(source, "submission.py", "exec"), learner.__dict__)
told = []
for _ in range(times):
    error = ""
    with probes.case(tuple(Edit(name, EditAction(action), number) for name, action, number in edits)) as seen:
        try:
            result = learner.f(jnp.array([1.0, 2.0, 3.0]))
        except Exception as raised:
            result, error = None, type(raised).__name__
    told.append({
        "result": jax.device_get(result).tolist() if hasattr(result, "shape") else repr(result),
        "error": error,
        "load": [dataclasses.asdict(one) for one in probes.load_warnings],
        **{
            field: [one if isinstance(one, str) else dataclasses.asdict(one) for one in getattr(seen, field)]
            for field in ("modules", "calls", "warnings", "missed_edits")
        },
    })
print(json.dumps(told, default=lambda value: value.hex()))
"""

LAYER = """
import jax, jax.numpy as jnp
from flax import nnx
class Own(nnx.Variable): pass
class Layer(nnx.Module):
    def __init__(self, rngs):
        self.kernel = nnx.Param(jnp.ones((3, 2)))
        self.bias = nnx.Param(jnp.zeros(2))
        self.mean = Own(jnp.zeros(2))
        self.bare = jnp.zeros(2)
        self.size = 3
        self.inner = nnx.Linear(2, 2, rngs=rngs)
    def __call__(self, x):
        return x @ self.kernel + self.bias
"""

JITTED = """
@nnx.jit
def g(m, x):
    return m(x)
def f(x):
    return g(Layer(nnx.Rngs(0)), x)
"""


def observe(source: str, *, edits: list[tuple[str, str, float]] | None = None, times: int = 1) -> list[dict[str, Any]]:
    """Run ``f`` of a source under the probes, each time with the same edits."""
    run = subprocess.run(
        [BOX_PYTHON, "-W", "ignore", "-c", HARNESS],
        input=json.dumps([source, edits or [], times]), cwd=ROOT, env={"JAX_PLATFORMS": "cpu", "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    told: list[dict[str, Any]] = json.loads(run.stdout)
    return told


def attributes(module: dict[str, Any], moment: str = "before") -> dict[str, dict[str, Any]]:
    """Give a module's attributes by name."""
    return {one["name"]: one for one in module[moment]}


def test_modules_are_seen_with_their_attributes() -> None:
    """Every module is seen once, with kind, exact type, bases, shape and value of what it holds, and its parent."""
    (told,) = observe(LAYER + "def f(x):\n    return Layer(nnx.Rngs(0))(x)\n")
    layer, inner = told["modules"]
    held = attributes(layer)

    assert (layer["class_name"], layer["origin"], layer["parent"], layer["calls"]) == ("learner.Layer", "init", None, 1)
    assert (inner["class_name"], inner["parent"], inner["calls"]) == ("nnx.Linear", 0, 0)
    assert {name: one["kind"] for name, one in held.items()} == {
        "kernel": "variable",
        "bias": "variable",
        "mean": "variable",
        "bare": "array",
        "size": "static",
        "inner": "module",
    }
    assert held["mean"]["type_name"] == "learner.Own"
    assert held["mean"]["bases"] == ["learner.Own", "nnx.Variable"]
    assert held["kernel"]["bases"] == ["nnx.Param", "nnx.Variable"]
    assert (held["kernel"]["shape"], held["kernel"]["dtype"]) == ([3, 2], "float32")
    assert held["bias"]["value"] == {"dtype": "float32", "shape": [2], "data": "00" * 8}
    assert (held["size"]["value"], held["size"]["type_name"]) == (3, "int")


def test_before_and_after_are_two_moments() -> None:
    """What a case changes shows as a difference between the two."""
    (told,) = observe(
        LAYER + "def f(x):\n    m = Layer(nnx.Rngs(0)); m.bias[...] += 1; m.mean = m.mean + 1; return m(x)\n"
    )
    before, after = (attributes(told["modules"][0], moment) for moment in ("before", "after"))

    assert before["bias"]["value"]["data"] == "00" * 8 != after["bias"]["value"]["data"]
    assert (before["mean"]["kind"], after["mean"]["kind"]) == ("variable", "array")


def test_one_object_in_two_places_has_one_number() -> None:
    """A shared Variable is told from an equal one, before and after; a nested module is found by its index."""
    (told,) = observe(
        LAYER + "def f(x):\n"
        "    first, second = Layer(nnx.Rngs(0)), Layer(nnx.Rngs(0))\n"
        "    second.kernel = first.kernel\n"
        "    first.bias = nnx.Param(first.bias[...])\n"
        "    return second(x)\n"
    )
    first, inner, second, _ = told["modules"]
    number = {
        (which, moment, name): one["number"]
        for which, module in (("first", first), ("second", second))
        for moment in ("before", "after")
        for name, one in attributes(module, moment).items()
    }

    assert (
        number["first", "before", "kernel"] == number["first", "after", "kernel"] == number["second", "after", "kernel"]
    )
    own = [number[key] for key in number if key[2] in {"kernel", "bias", "mean"}]
    assert (len(own), len(set(own))) == (12, 7)
    assert number["first", "before", "bias"] != number["first", "after", "bias"]
    assert number["first", "after", "inner"] == inner["index"]
    assert number["first", "after", "bare"] is number["first", "after", "size"] is None


def test_calls_are_seen_however_they_are_imported() -> None:
    """A name imported from the package is the watched one; arguments, leaves and line are told."""
    source = LAYER + (
        "from flax.nnx import state\n"
        "def f(x):\n"
        "    m = Layer(nnx.Rngs(0))\n"
        "    state(m, nnx.Param)\n"
        "    graphdef, whole = nnx.split(m)\n"
        "    n = nnx.merge(graphdef, jax.tree.map(lambda a: a * 2, whole))\n"
        "    k = nnx.clone(n)\n"
        "    return k(x)\n"
    )
    (told,) = observe(source)
    first = source.count("\n") - 5

    assert [(one["name"], one["arguments"], one["leaves"], one["line"]) for one in told["calls"]] == [
        ("nnx.state", ["module#0", "nnx.Param"], 4, first + 1),
        ("nnx.split", ["module#0"], 6, first + 2),
        ("jax.tree.map", ["function", "state"], 6, first + 3),
        ("nnx.merge", ["graphdef", "state"], 6, first + 3),
        ("nnx.clone", ["module#2"], 6, first + 4),
    ]
    assert [(one["origin"], one["calls"]) for one in told["modules"]] == [
        ("init", 0), ("init", 0), ("merge", 0), ("merge", 0), ("clone", 1), ("clone", 0),
    ]  # fmt: skip
    assert [one["parent"] for one in told["modules"]] == [None, 0, None, 2, None, 4]


def test_what_flax_calls_itself_is_not_the_learners() -> None:
    """Only calls from a line of the submission are recorded."""
    (told,) = observe(
        LAYER + "@nnx.jit\ndef g(m, x):\n    return m(x)\ndef f(x):\n    return g(Layer(nnx.Rngs(0)), x)\n"
    )

    assert told["calls"] == []
    assert told["modules"][0]["calls"] == 1


@pytest.mark.parametrize(
    ("edit", "result"),
    [
        (("bias", "fill", 1.0), [7.0, 7.0]),
        (("kernel", "scale", 3.0), [18.0, 18.0]),
        (("mean", "fill", 5.0), [6.0, 6.0]),
        (("bare", "fill", 5.0), [6.0, 6.0]),
    ],
)
def test_edits_reach_a_root_before_it_is_used(edit: tuple[str, str, float], result: list[float]) -> None:
    """An edit changes what the forward pass reads, under ``nnx.jit`` as well."""
    (told,) = observe(LAYER + JITTED, edits=[edit])

    assert told["result"] == result
    assert told["missed_edits"] == []


@pytest.mark.parametrize(
    ("edit", "counts"),
    [
        (("extra", "attach_linear", 0.0), [8, 6, 1]),
        (("extra", "attach_param", 0.0), [7, 5, 1]),
        (("extra", "attach_variable", 0.0), [7, 4, 1]),
        (("extra", "attach_custom", 0.0), [7, 4, 1]),
        (("mean", "duplicate", 0.0), [7, 4, 2]),
    ],
)
def test_attached_state_is_counted(edit: tuple[str, str, float], counts: list[int]) -> None:
    """What an edit attaches is state like any other, of the kind that the action names."""
    source = LAYER + (
        "def f(x):\n    m = Layer(nnx.Rngs(0))\n"
        "    return jnp.array([len(jax.tree.leaves(nnx.state(m, *k))) for k in ((), (nnx.Param,), (Own,))])\n"
    )
    (told,) = observe(source, edits=[edit])

    assert told["result"] == counts


def test_an_edit_without_its_attribute_is_reported() -> None:
    """A missing or static attribute is skipped and named, and nothing else changes."""
    source = LAYER + "def f(x):\n    return Layer(nnx.Rngs(0))(x)\n"
    (told,) = observe(source, edits=[("nowhere", "fill", 1.0), ("size", "scale", 2.0)])

    assert told["missed_edits"] == ["nowhere", "size"]
    assert told["result"] == [6.0, 6.0]


def test_warnings_carry_the_learners_line() -> None:
    """A deprecation is seen with its line, once however often it repeats, while loading as well as in a case."""
    source = (
        LAYER + "nnx.Variable(1.0).value\n"
        "def f(x):\n    m = Layer(nnx.Rngs(0))\n    return [m.bias.value for _ in range(9)][0]\n"
    )
    (told,) = observe(source)
    lines = source.count("\n")

    assert [(one["category"], one["line"]) for one in told["load"]] == [("DeprecationWarning", lines - 3)]
    assert [(one["category"], one["line"]) for one in told["warnings"]] == [("DeprecationWarning", lines)]


HOSTILE = """
import jax.numpy as jnp
from flax import nnx
class Meta(type):
    @property
    def __module__(cls): raise SystemExit(3)
class Thing(metaclass=Meta):
    def __repr__(self): raise KeyboardInterrupt
    def __eq__(self, other): raise RuntimeError
    def __hash__(self): raise RuntimeError
class Liar(nnx.Module):
    def __init__(self):
        self.bias = nnx.Param(jnp.zeros(2))
        self.thing = Thing()
        self.text = "x" * 10**6
        self.number = 10**400
        self.large = nnx.Variable(jnp.zeros(10**5))
        self.table = nnx.Variable({"a": jnp.zeros(2)})
        for place in range(100):
            setattr(self, f"more_{place}", place)
    def __getattr__(self, name): raise SystemExit(5)
    def __repr__(self): raise SystemExit(6)
    def __call__(self, x): return self.bias[...] + 1
"""


def test_hostile_objects_cannot_stop_the_probes() -> None:
    """Hooks that raise, huge values and many attributes: the case ends as it would without the probes."""
    (told,) = observe(
        HOSTILE + "def f(x):\n    models = [Liar() for _ in range(70)]\n    return nnx.clone(models[0])(x)\n"
    )

    assert told["result"] == [1.0, 1.0]
    assert told["error"] == ""
    assert len(told["modules"]) == 64
    assert len(json.dumps(told)) < 64 * 2 * 32 * 400


def test_an_exception_passes_through_and_the_case_is_complete() -> None:
    """A submission that raises is still observed up to there."""
    (told,) = observe(LAYER + "def f(x):\n    m = Layer(nnx.Rngs(0))\n    return m(x[:2])\n")

    assert told["error"] == "TypeError"
    assert [one["calls"] for one in told["modules"]] == [1, 0]


def test_a_failing_init_leaves_no_trace_of_its_parenthood() -> None:
    """After an ``__init__`` that raises, the next module built is a root again."""
    source = LAYER + (
        "class Bad(nnx.Module):\n    def __init__(self): raise ValueError\n"
        "def f(x):\n    try:\n        Bad()\n    except ValueError:\n        pass\n    return Layer(nnx.Rngs(0))(x)\n"
    )
    (told,) = observe(source)

    assert [(one["class_name"], one["parent"]) for one in told["modules"]] == [
        ("learner.Layer", None),
        ("nnx.Linear", 1),
    ]


def test_traced_modules_are_described_without_numbers() -> None:
    """A module built under a transform has shapes and types, and no values."""
    source = LAYER + "@nnx.jit\ndef g(x):\n    return Layer(nnx.Rngs(0))(x)\ndef f(x):\n    return g(x)\n"
    first, second = observe(source, times=2)
    kernel = attributes(first["modules"][0])["kernel"]

    assert (kernel["shape"], kernel["type_name"]) == ([3, 2], "nnx.Param")
    assert second["modules"] == []
    assert second["result"] == [6.0, 6.0]


def test_wrapped_functions_behave_as_before() -> None:
    """Signatures, decorators with arguments, partials, subclasses and compiled functions' caches are what they were."""
    source = LAYER + (
        "import functools, inspect\n"
        "traces = []\n"
        "@functools.partial(jax.jit, static_argnames=('n',))\n"
        "def power(x, n):\n    traces.append(n)\n    return x ** n\n"
        "@nnx.jit(static_argnums=1)\n"
        "def call(m, twice, x):\n    traces.append(twice)\n    return m(x) * (2 if twice else 1)\n"
        "class Sub(Layer):\n    def __call__(self, x): return super().__call__(x) + 1\n"
        "m = Sub(nnx.Rngs(0))\n"
        "def f(x):\n"
        "    assert isinstance(m, nnx.Module) and type(type(m)) is type(nnx.Module)\n"
        "    assert list(inspect.signature(nnx.merge).parameters)[0] == 'graphdef_or_graphstate'\n"
        "    assert list(inspect.signature(m.__call__).parameters) == ['x']\n"
        "    assert len(list(map(nnx.state, [m, m]))) == 2\n"
        "    return power(x, n=2)[:2] + call(m, True, x) + jnp.float32(len(traces))\n"
    )
    first, second = observe(source, times=2)

    assert first["error"] == ""
    assert first["result"] == second["result"] == [1 + 14 + 2, 4 + 14 + 2]


def test_what_is_recorded_is_bounded() -> None:
    """A loop of calls is recorded up to a limit and runs on unrecorded."""
    source = LAYER + "m = Layer(nnx.Rngs(0))\ndef f(x):\n    return [nnx.split(m) for _ in range(200)] and x\n"
    (told,) = observe(source)

    assert told["result"] == [1.0, 2.0, 3.0]
    assert len(told["calls"]) == 128
