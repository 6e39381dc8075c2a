"""What the page asks of the two layers, in the page's order; the three rows tell most of it."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import DRAW, Subject, resembles
from problems.vocabulary.check import same, scalar_or_array
from problems.vocabulary.outputs import results

own = Subject("kernel", "bias")
linear = Subject("kernel", "bias", class_name="nnx.Linear")
draw = own.variable("kernel", "nnx.Param", start=DRAW, requirement=1, because="A kernel is what training is for.")


def param_replaced(evidence):
    for _, seen in evidence.plain():
        for module in [*own.built(seen), *linear.built(seen)] if seen.error is None else ():
            was = {one.name for one in module.before if one.name in own.attributes and one.kind == "variable"}
            lost = next((one for one in module.after if one.name in was and one.kind != "variable"), None)
            if lost is not None:
                text = (
                    f"The `{lost.name}` of your `{module.class_name.rpartition('.')[2]}` was an `nnx.Param` when it was "
                    f"built and is a `{lost.type_name}` in the end: assigning to the attribute replaced the Param. The "
                    "numbers are right, and no optimizer would find them."
                )
                return Diagnosis("param-replaced", text, 6, "Pitfalls")
    return None


def drawn(evidence):
    return None if evidence.outputs_right else draw(evidence)


def shared_unseen(evidence):
    if not evidence.outputs_right:
        return None
    for _, seen in evidence.plain():
        mine, theirs = own.find(seen), linear.find(seen)
        if mine is None or theirs is None or theirs.class_name != "nnx.Linear":
            continue
        shared = numbers_of(mine) & numbers_of(theirs)
        if shared:
            names = " and ".join(f"`{one.name}`" for one in theirs.after if one.number in shared)
            text = (
                f"In the end both layers hold the same Param: the {names} of `linear`. The rows are right, because of "
                "what was computed or replaced when; training either layer would train both."
            )
            return Diagnosis("params-shared", text, 4, "Pitfalls")
        kernels = [attribute_of_end(module) for module in (mine, theirs)]
        if all(kernel is not None for kernel in kernels) and same(*kernels):
            text = (
                "In the end the kernel of `linear` is the doubled one too: both layers hold the same Param. The rows are "
                "right, because the second one was computed before the doubling; training either layer would train both."
            )
            return Diagnosis("params-shared", text, 4, "Pitfalls")
    return None


def made_equal(evidence):
    if evidence.outputs_right:
        return None
    for case, seen in evidence.plain():
        expected = evidence.expected_case(case.name)
        built = [one for one in linear.built(seen) if one.class_name == "nnx.Linear" and one.origin == "init"]
        mine, meant = kernel_of_start(own.find(seen)), kernel_of_start(own.find(expected))
        kernels = [kernel_of_start(one) for one in built]
        if mine is None or meant is None or not same(mine, meant) or not kernels:
            continue
        if all(kernel is not None and same(kernel, mine) for kernel in kernels):
            text = (
                "As soon as it is built, the kernel of the `nnx.Linear` has the numbers of `own`. Its settings are to "
                "stay as they are: what they make of the same key is what the first row shows."
            )
            return Diagnosis("initializer-changed", text, 2, "Task")
    return None


def numbers_of(module):
    return {one.number for one in module.after if one.kind == "variable"}


def kernel_of_start(module):
    kernel = next((one for one in module.before if one.name == "kernel"), None) if module is not None else None
    return scalar_or_array(kernel.value) if kernel is not None else None


def attribute_of_end(module):
    kernel = next((one for one in module.after if one.name == "kernel"), None)
    return scalar_or_array(kernel.value) if kernel is not None else None


ROWS = (
    ("first-row-wrong", 3, "what `linear` gives as it was built"),
    ("second-row-wrong", 5, "what `linear` gives with the numbers of `own` from before the doubling"),
    ("third-row-wrong", 5, "what `own` gives with its doubled kernel, and its bias as it was"),
)


def row_wrong(evidence):
    if any(check(evidence) is not None for check in KNOWN):
        return None
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence) if mine.shape == theirs.shape]
    for row, (finding, requirement, what) in enumerate(ROWS):
        if not all(same(mine[row], theirs[row]) for mine, theirs in pairs):
            text = f"Row {row} is the first that differs. It is meant to be {what}."
            return Diagnosis(finding, text, requirement, "Task")
    return None


KNOWN = (
    own.is_built(requirement=1),
    own.variable("kernel", "nnx.Param", requirement=1, because="A kernel is what training is for."),
    own.variable("bias", "nnx.Param", requirement=1, because="A bias is learned like a kernel."),
    resembles(
        "shares_the_params",
        finding="params-shared",
        says="The second row is that of the doubled kernel: the change of `own` arrived in `linear`. Either both hold "
        "the same Param, or the copy was made after the doubling.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "not_copied",
        finding="not-copied",
        says="The second row is the first one again: nothing arrived in `linear`. It has numbers of its own, for an "
        "equal seed too, until others are put into its Params.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "kernel_only",
        finding="bias-not-copied",
        says="The second row fits a `linear` with the new kernel and its old bias, which is zero.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "bias_only",
        finding="kernel-not-copied",
        says="The second row fits a `linear` with the new bias and its old kernel.",
        requirement=4,
    ),
    resembles(
        "one_stream",
        "one_stream_linear_first",
        finding="one-stream",
        says="The numbers fit one `nnx.Rngs` for both layers: whoever was built second drew with a later key. Here each "
        "has one of its own, with the same seed.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "same_initializer",
        finding="initializer-changed",
        says="The first row fits an `nnx.Linear` that was told to draw its kernel like yours. Its settings are to stay "
        "as they are: the difference is what the row shows.",
        requirement=2,
    ),
    made_equal,
    resembles(
        "kept_too_late",
        finding="first-row-late",
        says="The first row is the second one again: it was computed after the copy, or `linear` started with your "
        "numbers. It shows the layer as it was built, with settings of its own.",
        requirement=3,
    ),
    resembles(
        "not_doubled",
        finding="not-doubled",
        says="The third row fits a kernel that was never doubled. Arithmetic gives a new array; it has to be put back.",
        requirement=4,
        read="The API",
    ),
    resembles(
        "bias_doubled_too",
        "output_doubled",
        finding="bias-doubled",
        says="The third row is twice what `own` gave before, bias included. Only the kernel is doubled.",
        requirement=4,
    ),
    resembles(
        "copied_the_other_way",
        finding="copied-backwards",
        says="The numbers fit a copy from `linear` into `own`. It goes the other way.",
        requirement=4,
    ),
    resembles(
        "rows_swapped",
        "rows_rotated",
        "rows_reversed",
        finding="rows-swapped",
        says="The right rows are there, in another order than the task lists them.",
        requirement=5,
    ),
    resembles(
        "bias_of_zeros",
        finding="bias-start",
        says="The rows fit an own layer without a bias: it is not added, or it starts with zeros.",
        requirement=1,
    ),
    resembles(
        "bias_of_ones",
        finding="bias-start",
        says="The rows fit an own layer whose bias starts with ones.",
        requirement=1,
    ),
    drawn,
    linear.is_built(requirement=2),
    param_replaced,
    shared_unseen,
)

CHECKS = (*KNOWN, row_wrong)
