"""Claims about the diagnoses that need no author: each exception is raised again by the box's own JAX and Flax."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from problems.evidence import Evidence
from problems.general import FALLBACKS, FIRST_CHECKS, LAST_CHECKS
from problems.inputs import array, case, vector
from runner.box.settings import ENVIRONMENT
from runner.protocol import (
    Ending,
    Frame,
    ModuleSeen,
    Opaque,
    RawCase,
    RawError,
    RawLoad,
    RawOutcome,
    Value,
    WarningSeen,
)

if TYPE_CHECKING:
    from problems.diagnosis import Diagnosis

ROOT = Path(__file__).parents[2]
BOX_PYTHON = ROOT / ".venv-box" / "bin" / "python"

RAISING = {
    "removed-api": [
        "jax.tree_map",
        "jax.random.KeyArray",
        "model.split()",
        "jax.tree_util.tree_multimap",
        "jnp.in1d",
        "jax.device_put_sharded",
    ],
    "aux-not-declared": ["jax.grad(lambda a: (a.sum(), a))(jnp.ones(3))"],
    "gradient-of-array": ["jax.grad(lambda a: a * 2)(jnp.ones(3))"],
    "aux-missing": ["jax.grad(lambda a: a.sum(), has_aux=True)(jnp.ones(3))"],
    "gradient-of-key": ["jax.grad(lambda m: 0.0)(nnx.Dropout(0.5, rngs=nnx.Rngs(0)))"],
    "gradient-of-integer": ["jax.grad(lambda a: a * 2)(3)"],
    "mapped-lengths-differ": ["jax.vmap(lambda a, b: a + b)(jnp.ones(3), jnp.ones(4))"],
    "mapped-without-axis": ["jax.vmap(lambda a, b: a + b)(jnp.ones(3), 1.0)"],
    "scan-body-no-pair": ["jax.lax.scan(lambda c, a: c + a, 0.0, jnp.ones(3))"],
    "carry-changes": ["jax.lax.scan(lambda c, a: (jnp.stack([c, a]), c), 0.0, jnp.ones(3))"],
    "branches-differ": ["jax.lax.cond(True, lambda a: a, lambda a: a.sum(), jnp.ones(3))"],
    "static-unhashable": ["jax.jit(lambda a, b: a, static_argnums=1)(1.0, [1, 2])"],
    "argument-not-array": ["jax.jit(lambda a: a)('text')", "jax.jit(lambda a: a)(object())"],
    "boolean-index-traced": ["jax.jit(lambda a: a[a > 0])(jnp.ones(3))"],
    "reshape-does-not-fit": ["jnp.ones(3).reshape(2, 2)"],
    "index-is-float": ["jnp.ones(3)[1.0]", "nnx.Embed(3, 2, rngs=nnx.Rngs(0))(jnp.ones(2))"],
    "view-setting-unknown": ["nnx.view(nnx.Linear(2, 2, rngs=nnx.Rngs(0)), no_such_setting=True)"],
    "list-for-array": ["jnp.sum([1.0, 2.0])"],
    "trees-differ": ["jax.tree.map(lambda a, b: a, {'a': 1}, {'b': 1})", "jax.tree.map(lambda a, b: a, [1], (1,))"],
    "arithmetic-with-key": ["jax.tree.map(lambda a: a * 2.0, nnx.state(nnx.Dropout(0.5, rngs=nnx.Rngs(0))))"],
    "shards-uneven": [
        "jax.device_put(jnp.ones(3), jax.NamedSharding(jax.make_mesh((8,), ('d',)), jax.P('d')))",
    ],
    "axis-name-unbound": ["jax.lax.psum(jnp.ones(3), 'd')"],
    "saved-as-object": ["[jnp.save('s.npy', {'a': 1}), jnp.load('s.npy')]"],
    "stream-missing": ["nnx.Dropout(0.5)(jnp.ones(3))"],
    "stream-unknown": ["nnx.Rngs(params=0).dropout()"],
    "count-is-float": ["range(3.0)", "[1, 2][1.0:]", "[0] * 2.0"],
    "mode-as-keyword": ["nnx.Linear(2, 3, rngs=nnx.Rngs(0))(jnp.ones(2), train=True)"],
    "ranks-differ": ["jnp.concatenate([jnp.ones(2), jnp.ones(())])"],
    "array-method-elsewhere": ["jnp.ones(3).unsqueeze(0)", "jax.grad(lambda a: a.clamp(0).sum())(jnp.ones(3))"],
    "axis-by-another-name": ["jax.nn.softmax(jnp.ones(3), dim=-1)", "jnp.sum(jnp.ones(3), keepdim=True)"],
    "array-as-condition": ["exec('if jnp.ones(3) > 0: pass')"],
    "linen-habit": ["model.init(0)", "model.apply({})"],
    "import-missing": ["np.zeros(3)"],
    "seed-is-float": ["nnx.Rngs(0.0)"],
    "size-is-float": ["jnp.zeros((4.0,))", "nnx.Linear(3, 4.0, rngs=nnx.Rngs(0))"],
    "shape-from-tracer": ["jax.jit(lambda n: jnp.zeros((n,)))(3)"],
    "variable-in-place": ["exec('model.count += 1')", "exec('s = nnx.state(model); s[\"count\"] *= 2.0')"],
    "array-item-assignment": ["exec('a = jnp.zeros(3); a[0] = 1')"],
    "tracer-in-condition": ["jax.jit(lambda a: 1 if a > 0 else 2)(1.0)"],
    "tracer-to-numpy": ["jax.jit(lambda a: numpy.asarray(a))(1.0)"],
    "tracer-made-concrete": ["jax.jit(lambda a: float(a))(1.0)", "jax.jit(lambda a: [1, 2][a])(1)"],
    "tracer-leaked": ["[leak := [], jax.jit(lambda a: leak.append(a * 2))(1.0), leak[0] + 1]"],
    "trace-level": ["jax.jit(lambda a: model.count.set_value(a))(1.0)"],
    "optimizer-wrt": ["nnx.Optimizer(model, optax.sgd(0.1))"],
    "optimizer-update": ["nnx.Optimizer(model, optax.sgd(0.1), wrt=nnx.Param).update(nnx.state(model, nnx.Param))"],
    "filters-not-exhaustive": ["nnx.split(model, nnx.Param)"],
    "rngs-missing": ["nnx.Linear(2, 3)"],
    "stream-for-key": ["jax.random.normal(nnx.Rngs(0).params, (3,))"],
    "integer-for-key": ["jax.random.normal(0, (3,))"],
    "shapes-do-not-fit": ["jnp.ones(3) @ jnp.ones((4, 2))"],
    "list-of-data": ["setattr(nnx.Module(), 'layers', [model])", "setattr(model, 'layers', [model])"],
    "static-array": ["setattr(model, 'fixed', nnx.static(jnp.zeros(2)))"],
    "call-not-defined": ["model(1.0)"],
    "shape-for-key": ["jax.random.normal((3, 4))", "jax.random.normal([3, 4])"],
    "other-framework": ["__import__('torch')", "__import__('tensorflow.keras')"],
    "name-unknown": ["nnx.Parameter", "nnx.Dense(3)", "jax.trees.leaves", "nnx.marge"],
    "borrowed-method": [
        "model.param('kernel')",
        "model.register_buffer('a', 0)",
        "model.parameters()",
        "model.state()",
    ],
    "attribute-never-set": ["model.bias"],
    "rngs-is-no-stream": ["nnx.Linear(2, 3, rngs=0)", "nnx.Linear(2, 3, rngs=jax.random.key(0))"],
    "init-not-defined": ["type('Bare', (nnx.Module,), {})(3)"],
    "too-many-arguments": ["nnx.Linear(2, 3, nnx.Rngs(0))", "exec('class A:\\n def __call__(x): 0\\nA()(3)')"],
    "module-arithmetic": ["model * 2.0", "jnp.ones(2) + model"],
    "endless-recursion": ["(f := lambda: f())()"],
    "unpack-count": ["exec('a, b = nnx.split(model, nnx.Param, ...)')", "exec('a, b, c = nnx.split(model)')"],
    "none-used": ["None[0]", "None.shape"],
    "shapes-do-not-broadcast": ["jnp.ones(3) * jnp.ones((3, 4))"],
    "merge-incomplete": ["nnx.merge(nnx.split(model)[0], nnx.state(model, nnx.BatchStat))"],
    "variable-init-replaced": [
        "type('Kind', (nnx.Variable,), {'__init__': lambda self, value: setattr(self, 'a', 1)})(0)"
    ],
    "static-then-data": ["[setattr(model, 'late', None), setattr(model, 'late', nnx.Param(jnp.zeros(2)))]"],
}
"""What each diagnosis is raised by, in the words of the box's Python."""

SCRIPT = """
import json, sys, warnings
warnings.simplefilter("ignore")
import jax, jax.numpy as jnp, numpy, optax
from flax import nnx
class Model(nnx.Module):
    def __init__(self):
        self.count = nnx.Variable(jnp.array(0.0))
        self.kernel = nnx.Param(jnp.ones(2))
told = []
for finding, expressions in json.load(sys.stdin).items():
    for expression in expressions:
        model = Model()
        try:
            eval(expression)
            told.append([finding, expression, "", "nothing was raised"])
        except Exception as error:
            cls = type(error)
            name = cls.__qualname__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__qualname__}"
            told.append([finding, expression, name, str(error)])
print(json.dumps(told))
"""

CASE = case("one", vector([1.0, -2.0, 3.0]))
OTHER = case("two", vector([4.0, 5.0, -6.0]))
THIRD = case("three", vector([7.0, 8.0, 9.0]))
RIGHT = [vector([1.0, -2.0, 3.0]), vector([4.0, 5.0, -6.0]), vector([7.0, 8.0, 9.0])]


def name(evidence: Evidence) -> list[Diagnosis]:
    """Ask every general check."""
    found = [check(evidence) for check in (*FIRST_CHECKS, *LAST_CHECKS, *FALLBACKS)]
    return [diagnosis for diagnosis in found if diagnosis is not None]


def about(values: list[Value], *, stdout: str = "", **seen: object) -> Evidence:
    """Make evidence from what came in three cases."""
    cases = (CASE, OTHER, THIRD)
    reference = tuple(RawCase(one.name, value) for one, value in zip(cases, RIGHT, strict=True))
    mine = tuple(RawCase(one.name, value, **seen) for one, value in zip(cases, values, strict=True))  # type: ignore[arg-type]
    load = RawLoad(entry_found=True)
    return Evidence(
        cases,
        RawOutcome(Ending.FINISHED, 0, load, mine, stdout),
        RawOutcome(Ending.FINISHED, 0, load, reference),
        frozenset(one.name for one, value, right in zip(cases, values, RIGHT, strict=True) if value != right),
    )


def after(error: RawError) -> Evidence:
    """Make evidence of a job that raised in every case."""
    seen = ModuleSeen(0, "learner.Model", "init", None, (), (), 0)
    return about([None] * 3, error=error, modules=(seen,))


@pytest.mark.skipif(not BOX_PYTHON.exists(), reason="no .venv-box here; run `make setup`")
def test_exceptions_are_recognized_as_the_box_raises_them(tmp_path: Path) -> None:
    """Every text that a diagnosis looks for is still what the pinned version says."""
    run = subprocess.run(
        [BOX_PYTHON, "-c", SCRIPT], input=json.dumps(RAISING), env=ENVIRONMENT, cwd=tmp_path,
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    told = json.loads(run.stdout)

    assert len(told) == sum(map(len, RAISING.values()))
    for finding, expression, type_name, message in told:
        error = RawError(type_name, message, (Frame(3, "f", expression),))

        assert [one.id for one in name(after(error))][:1] == [finding], (expression, type_name, message)


def test_a_wrong_signature_is_told_from_a_wrong_call() -> None:
    """The same text means another thing when a line of the learner's stands behind it."""
    message = "f() takes 2 positional arguments but 3 were given"

    assert [one.id for one in name(after(RawError("TypeError", message)))] == ["wrong-signature"]
    assert name(after(RawError("TypeError", message, (Frame(3, "f", "g(x)"),)))) == []


@pytest.mark.parametrize(
    ("value", "stdout", "finding"),
    [
        (None, "", "returns-nothing"),
        (None, "[1. 2.]\n", "prints-instead-of-returns"),
        ([1.0, 2.0], "", "list-returned"),
        ((1.0, 2.0), "", "tuple-returned"),
        ({"a": 1.0}, "", "dict-returned"),
        (1.0, "", "number-returned"),
        (True, "", "number-returned"),
        (Opaque("numpy.ndarray", ""), "", "numpy-returned"),
        (Opaque("numpy.float32", ""), "", "numpy-returned"),
        (Opaque("nnx.State", ""), "", "state-returned"),
        (Opaque("nnx.Param", ""), "", "variable-returned"),
        (array(np.array([1, -2, 3], np.int32)), "", "dtype-integer"),
        (array(np.array([1, -2, 3], np.float16)), "", "dtype-other"),
        (array(np.ones((1, 3), np.float32)), "", "extra-axis"),
        (array(np.array([np.nan, 1, 2], np.float32)), "", "not-finite"),
    ],
)
def test_the_form_of_a_result_has_a_name(value: Value, stdout: str, finding: str) -> None:
    """Where an array is asked for, whatever else comes is called by its name."""
    assert name(about([value] * 3, stdout=stdout))[0].id == finding


def test_a_shape_has_a_name_only_where_all_cases_agree_on_it() -> None:
    """An input of length one makes shapes alike that differ by more than an axis of length one elsewhere."""
    long, short = array(np.ones((3, 3), np.float32)), array(np.ones((1, 3), np.float32))

    assert [one.id for one in name(about([short, short, short]))] == ["extra-axis"]
    assert "extra-axis" not in [one.id for one in name(about([short, long, short]))]


def test_one_result_for_all_inputs_has_the_same_numbers_in_every_shape() -> None:
    """Cases of one shape may share what is not used; those of another shape then tell."""

    def said(*last: list[float]) -> list[str]:
        cases = [case(str(index), vector([index])) for index in range(5)]
        values = [*[vector([1.0, 2.0])] * 3, *(vector(numbers) for numbers in last)]
        rights = [vector([index] * value.shape[0]) for index, value in enumerate(values)]
        mine, theirs = (
            RawOutcome(Ending.FINISHED, cases=tuple(map(RawCase, "01234", results))) for results in (values, rights)
        )
        return [found.id for found in name(Evidence(tuple(cases), mine, theirs, frozenset("01234")))]

    assert "ignores-inputs" in said([5.0], [5.0])
    assert "ignores-inputs" not in said([5.0], [6.0])


def test_a_returned_model_is_recognized_by_its_class() -> None:
    """An object of a class that was built as a module is the model."""
    seen = ModuleSeen(0, "learner.Layer", "init", None, (), (), 0)

    assert name(about([Opaque("learner.Layer", "")] * 3, modules=(seen,)))[0].id == "module-returned"
    assert name(about([Opaque("learner.Other", "")] * 3, modules=(seen,))) == []


@pytest.mark.parametrize(
    ("factor", "finding"), [(2.0, "off-by-factor"), (-1.0, "off-by-factor"), (0.0, "always-zero"), (1.0, None)]
)
def test_constant_factors_are_named(factor: float, finding: str | None) -> None:
    """One factor over all cases is a pattern; the factor is in the text."""
    values = [array(np.frombuffer(right.data, np.float32) * np.float32(factor)) for right in RIGHT]
    found = name(about(list(values)))

    assert (found[0].id if found else None) == finding
    if finding == "off-by-factor":
        assert f"{factor:.4g} times" in found[0].text


def test_a_clipped_result_is_recognized() -> None:
    """Right where positive and zero elsewhere is what a ReLU leaves."""
    values = [array(np.maximum(np.frombuffer(right.data, np.float32), 0)) for right in RIGHT]

    assert [one.id for one in name(about(list(values)))] == ["result-clipped"]


def test_right_results_are_left_alone() -> None:
    """Nothing is said about a right solution, except notes."""
    value_warning = WarningSeen("DeprecationWarning", "'.value' access is now deprecated. Use ...", 4)
    found = name(about(list(RIGHT), warnings=(value_warning,)))

    assert name(about(list(RIGHT))) == []
    assert [(one.id, one.is_note) for one in found] == [("value-deprecated", True)]
    assert "line 4" in found[0].text
