"""What the page asks of the module, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import DRAW, Subject, reads, resembles

layer = Subject("kernel")
draw = layer.variable("kernel", "nnx.Param", start=DRAW, requirement=1, because="A kernel is what training is for.")


def made_late(evidence):
    for module, _ in layer.pairs(evidence):
        names = [{attribute.name for attribute in moment} for moment in (module.before, module.after)]
        if "kernel" in names[1] - names[0]:
            text = (
                "The module had no `kernel` yet when it had been built; it came later. Until then there is nothing "
                "that could be trained, copied or restored from a file."
            )
            return Diagnosis("kernel-made-late", text, 1, "Pitfalls")
    return None


def further_param(evidence):
    for module, _ in layer.pairs(evidence):
        for attribute in module.after:
            if attribute.name != "kernel" and "nnx.Param" in attribute.bases:
                text = (
                    f"Besides the kernel your module holds the Param `{attribute.name}`. It may change nothing today, "
                    "but training would move it: the layer would then compute something else than `x @ kernel`."
                )
                return Diagnosis("further-param", text, 2, "Task")
    return None


CHECKS = (
    layer.is_built(requirement=4),
    made_late,
    reads("`kernel` tripled", "kernel", requirement=3),
    resembles(
        "seed_ignored",
        finding="seed-ignored",
        says="The kernel is the same for every `seed`: it is the one that seed zero gives. The random stream has to "
        "start from the number that the function receives.",
        requirement=4,
        read="The API",
    ),
    resembles(
        "next_key",
        finding="second-key",
        says="The numbers fit the second key of the stream. Each call of `rngs.params()` hands out another key, "
        "whether the one before was used or not.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "splits_the_key",
        "splits_the_key_first",
        finding="key-split",
        says="The kernel was drawn with a key that was split off the stream's. A stream splits by itself: what it hands "
        "out is ready for use.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "uniform_numbers",
        "uniform_as_in_torch",
        "lecun_normal",
        finding="other-distribution",
        says="The right key was used with another distribution: uniform numbers, or the cut-off normal ones of Flax's "
        "own initializers. Plain standard normal numbers are asked for, scaled.",
        requirement=1,
        read="The API",
    ),
    draw,
    further_param,
    layer.is_called(requirement=3),
)
