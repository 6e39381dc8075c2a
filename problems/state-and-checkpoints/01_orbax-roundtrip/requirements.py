"""What the two rows, and the exceptions on the way, say about saving and restoring."""

import numpy as np

from problems.diagnosis import Diagnosis
from problems.vocabulary import calls_any, entry_is, raised, resembles
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results

NAMES = (
    "A state went into a file as if it were an array, and only its key names arrived. NumPy makes an array of whatever "
    "it is given; of a mapping, that is the keys. Nothing is raised while saving, and the weights are gone."
)
SAVERS = ("jax.numpy.save", "jax.numpy.savez")
AFTER_NAMES = (
    ("AttributeError", "'numpy.ndarray' object has no attribute 'items'"),
    ("ValueError", "Incorrect number of leaves, expected 2 leaves, but got 1"),
    ("IndexError", "only integers, slices"),
    ("ValueError", "can only convert an array of size 1"),
    ("TypeError", "Error interpreting argument"),
    ("TypeError", "StrDType"),
)


def names_only(evidence):
    saved = any("state" in call.arguments for call in evidence.calls(*SAVERS))
    return Diagnosis("names-only", NAMES, 2, "Pitfalls") if saved and evidence.errors() else None


def shift(case):
    return case.args[3]


def has_no_bias(evidence):
    return all(same(mine[1], right[1] - shift(case)) for case, mine, right in results(evidence) if right.ndim == 2)


def second_row_other(evidence):
    rows = [(mine, right) for _, mine, right in results(evidence) if right.ndim == 2]
    if not rows or any(not same(mine[0], right[0]) or same(mine[1], right[1]) for mine, right in rows):
        return None
    if all(same(mine[1], right[0]) for mine, right in rows) or has_no_bias(evidence):
        return None
    text = (
        "The first row is right, and the second one is that of some other weights. A restored state has to end up in "
        "the model that is called; restoring gives it back and changes no model by itself."
    )
    return Diagnosis("not-restored", text, 4, "Pitfalls")


CHECKS = (
    names_only,
    *(
        raised(kind, text, finding="names-only", says=NAMES, requirement=2, read="Pitfalls")
        for kind, text in AFTER_NAMES
    ),
    raised(
        "ValueError",
        "Object arrays cannot be loaded",
        finding="model-pickled",
        says="A whole object was put into an array file: it was pickled, which loading refuses because a pickle can run "
        "any code. What belongs into a file are the arrays of the state.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "ValueError",
        "path should be absolute",
        finding="path-relative",
        says="Orbax was given a relative path. It writes in the background, and from several machines at once, so it "
        "insists on a path that means the same everywhere.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "ValueError",
        "already exists",
        finding="path-taken",
        says="The folder for the checkpoint was there already. Orbax makes it itself and never overwrites by accident; "
        "your function is called several times, so each call needs a place of its own.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "FileNotFoundError",
        "not found",
        finding="not-waited",
        says="There was no checkpoint where one was looked for. Saving goes on in the background after `save` has "
        "returned, and the folder gets its name when it is complete.",
        requirement=2,
        read="The API",
    ),
    raised(
        "TypeError",
        "'ShapeDtypeStruct' object",
        finding="abstract-called",
        says="An abstract model was used like a real one. It has shapes where arrays belong; what was restored has to "
        "be put into it first.",
        requirement=4,
        read="Pitfalls",
    ),
    raised(
        "KeyError",
        "Ellipsis",
        finding="target-missing",
        says="A checkpoint was restored without saying into what. Orbax then gives nested dictionaries, in which each "
        "Variable is a dictionary too, and `nnx.update` finds no arrays where it looks for them.",
        requirement=4,
        read="The API",
    ),
    raised(
        "TypeError",
        "Invalid path type",
        finding="save-arguments",
        says="Orbax was given a state where it wants a path. The path comes first, in `save` as in `restore`.",
        requirement=2,
        read="The API",
    ),
    raised(
        "OSError",
        "Read-only file system",
        finding="path-not-temporary",
        says="That folder cannot be written to here. The task asks for a temporary one, new for each call; Python's "
        "`tempfile` knows where such folders go.",
        requirement=2,
        read="Task",
    ),
    entry_is(
        None,
        lambda case, right: np.stack([right[0], right[0]]),
        finding="restored-too-new",
        says="The restored model gives what the first one gives at the end. Either what was kept is a view, which "
        "changes with its model, or it was saved after the second move, or the second model was moved as well.",
        requirement=3,
        read="Pitfalls",
    ),
    entry_is(
        None,
        lambda case, right: np.stack([right[1], right[1]]),
        finding="first-overwritten",
        says="The first model gives what was saved, and not what came after. Either it was restored into, or it never "
        "moved the second time.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "multiplies_by_the_shift",
        finding="move-multiplies",
        says="The rows fit a model whose numbers are multiplied by `shift`. The task moves them by adding it.",
        requirement=1,
        read="Task",
    ),
    entry_is(
        None,
        lambda case, right: right[::-1],
        finding="rows-swapped",
        says="Both rows are right, in the other order.",
        requirement=5,
        read="Task",
    ),
    entry_is(
        None,
        lambda case, right: np.stack([right[0], 2 * right[1] - right[0]]),
        finding="not-restored",
        says="The second row is that of a model fresh from the seed, without any move. Building it again gives its "
        "first weights; what was saved has to be put into it.",
        requirement=4,
        read="Pitfalls",
    ),
    entry_is(
        None,
        lambda case, right: np.stack([right[1], 2 * right[1] - right[0]]),
        finding="first-move-missing",
        says="Each row is that of a model moved once less than asked for. The first move comes before the saving, the "
        "second one after it.",
        requirement=1,
        read="Task",
    ),
    entry_is(
        None,
        lambda case, right: np.stack([right[0], right[1] - shift(case)]),
        finding="restored-partly",
        says="The second row fits the saved kernel beside a bias of zeros. A state has both.",
        requirement=4,
        read="Task",
    ),
    entry_is(
        None,
        lambda case, right: np.stack([right[0] - 2 * shift(case), right[1] - shift(case)]),
        finding="bias-not-moved",
        says="The rows fit a bias that was left at zero. A move changes every number of the model.",
        requirement=1,
        read="Task",
    ),
    second_row_other,
    calls_any(
        "files.write",
        finding="nothing-on-disk",
        says="Nothing was written to disk: a new process would have nothing to begin from.",
        requirement=2,
        read="Task",
    ),
)
