"""What the page asks of the module, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import DRAW, ZERO, Subject, ignores, reads, unless

layer = Subject("kernel", "bias", "count")


def layer_inside(evidence):
    """Say that the arrays are those of a layer inside, and not the module's own."""
    for mine, _ in layer.pairs(evidence):
        if any(one.name == "kernel" for one in (*mine.before, *mine.after)):
            continue
        inside = next((one for one in mine.before if one.kind == "module" and one.type_name == "nnx.Linear"), None)
        if inside is not None:
            text = (
                f"Your module has no `kernel` of its own: `{inside.name}` is a layer that holds one. The task is "
                "about a module that holds its arrays itself, under their own names."
            )
            return Diagnosis("kernel-in-a-layer", text, 1, "Task")
    return None


kernel = layer.variable("kernel", "nnx.Param", start=DRAW, requirement=1, because="A kernel is what training is for.")
bias = layer.variable("bias", "nnx.Param", start=ZERO, requirement=2, because="A bias is learned like a kernel.")

CHECKS = (
    layer.is_built(requirement=5),
    layer_inside,
    unless((layer_inside,), kernel),
    unless((layer_inside,), bias),
    layer.variable("count", "nnx.Variable", start=ZERO, requirement=3, because="A count is a fact, not a weight."),
    layer.leaves_alone(
        "count", requirement=4, because="Counting calls is a problem of its own; here it only sits there."
    ),
    layer.keeps("count", "`count` set to five", requirement=4),
    layer.is_called(requirement=4),
    reads("`kernel` tripled", "kernel", requirement=4),
    reads("`bias` set to one", "bias", requirement=4),
    ignores("`count` set to five", "count", requirement=4),
)
