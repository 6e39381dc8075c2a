"""What the page asks of the two classes, in the page's order; the numbers tell most of it."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import DRAW, Subject, keys_by_hand, raised, resembles
from problems.vocabulary.subjects import attribute_of
from problems.vocabulary.variables import wrong_kind, wrong_type

model = Subject("first", "second")
draw = Subject("kernel", "bias").variable("kernel", "nnx.Param", start=DRAW, requirement=1)
LAYERS = {"first", "second"}


def names(module):
    return {one.name for one in (*module.before, *module.after)}


def outer(seen):
    """The module that holds the layers, or is to: the learner's own one that has no kernel itself."""
    own = [one for one in seen.modules if one.class_name.startswith("learner.") and "kernel" not in names(one)]
    return max(own, key=lambda one: (len(names(one) & LAYERS), one.calls), default=None)


def finished(evidence):
    return [seen for _, seen in evidence.plain() if seen.error is None and any(model.built(seen))]


def made_in_call(evidence):
    for seen in finished(evidence):
        mine = outer(seen)
        layers = [one for one in seen.modules if one.origin == "init" and "kernel" in names(one)]
        late = mine and layers and all(one.index > mine.index and one.parent is None for one in layers)
        if late and mine.calls and not any(one.name in LAYERS for one in mine.before):
            text = (
                "When your model had been built it held no layers; they came to be later. Whatever is handed the model "
                "before that, such as an optimizer, finds none."
            )
            return Diagnosis("layers-made-in-call", text, 2, "Pitfalls")
    return None


def holds_layers(evidence):
    for seen in finished(evidence):
        mine = outer(seen)
        if mine is None:
            text = "Layers were built, but no module that holds the two of them. That module is the model: one object to call."
            return Diagnosis("model-missing", text, 2, "Task")
        for name in ("first", "second"):
            found = attribute_of(mine, name)
            if found is None:
                own = ", ".join(f"`{one.name}`" for one in mine.before[:6]) or "none"
                text = f"The model has no attribute `{name}` (its attributes: {own}). Parts are found by their names."
                return Diagnosis(f"{name}-missing", text, 2, "Task")
            if found.kind != "module":
                text = f"The model's `{name}` is no module, but {found.type_name}. A layer with arrays of its own is asked."
                return Diagnosis(f"{name}-no-module", text, 2, "Task")
    return None


def layers_hold_params(evidence):
    for seen in finished(evidence):
        mine = outer(seen)
        kinds = {one.type_name for one in mine.before if one.name in LAYERS} if mine else set()
        for layer in seen.modules:
            for name in ("kernel", "bias") if layer.class_name in kinds else ():
                found = attribute_of(layer, name)
                if found is None:
                    text = f"The layer class `{layer.class_name.removeprefix('learner.')}` has no attribute `{name}`."
                    return Diagnosis(f"{name}-missing", text, 1, "Task")
                wrong = wrong_kind(found, 1) or wrong_type(found, "nnx.Param", "Both are what training is for.", 1)
                if wrong is not None:
                    return wrong
    return None


def called(evidence):
    models = [outer(seen) for seen in finished(evidence)]
    if not models or any(mine is None or mine.calls for mine in models):
        return None
    text = (
        "The model was built, but its `__call__` never ran: its layers were called from outside. Whoever is handed the "
        "model alone would not know in which order they go."
    )
    return Diagnosis("module-not-called", text, 5, "Task")


def scaled_later(evidence):
    said = draw(evidence)
    return said if said is not None and said.id == "kernel-scaled-later" else None


CHECKS = (
    raised(
        "TypeError",
        "requires ndarray or scalar arguments",
        "learner.",
        finding="function-on-module",
        says="A function for arrays, such as a ReLU, was given a module. The module itself is not a number; what it gives "
        "when it is called is. Functions like this one belong into `__call__`.",
        requirement=4,
        read="The API",
    ),
    resembles(
        "two_streams",
        finding="two-streams",
        says="Both kernels fit the first key of this seed: a stream was started again, or one key was used twice. Layers "
        "of one size would start with equal numbers.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "splits_a_key",
        finding="key-split",
        says="The kernels fit two keys that were split off the first one. A stream splits by itself: each layer asks it "
        "for a key of its own.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "next_seed",
        finding="second-seed",
        says="The second kernel fits a stream of its own, with the next seed. One stream is enough for a whole model: "
        "it gives another key to everybody who asks.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "second_first",
        finding="other-order",
        says="The numbers fit layers that were built in the other order: the second one drew with the first key.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "key_for_the_bias",
        finding="key-skipped",
        says="The second kernel fits the third key of the stream, so one key was handed out to nobody in between. A "
        "bias of equal numbers needs none; Flax's own `nnx.Linear` takes one for it all the same.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "builtin_layers",
        "builtin_layers_shared_stream",
        finding="builtin-layer",
        says="The numbers fit Flax's own `nnx.Linear`, whose kernel starts with other numbers than the task asks for. "
        "The layer here is a class of your own.",
        requirement=1,
    ),
    resembles(
        "without_relu",
        finding="relu-missing",
        says="The result fits two linear layers with nothing between them. Together they are one linear layer, "
        "however wide the middle is.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "relu_at_the_end",
        "relu_twice",
        "relu_on_the_input",
        finding="relu-misplaced",
        says="The result fits a ReLU at another place than between the two layers. Follow the numbers through "
        "`__call__`: one ReLU, on what `first` gives.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "gelu",
        "tanh",
        "sigmoid",
        finding="other-activation",
        says="The result fits another activation function between the two layers than a ReLU.",
        requirement=4,
        read="The API",
    ),
    resembles(
        "bias_of_zeros",
        finding="bias-without-effect",
        says="The result fits layers without a bias: it is not added, or it starts with zeros.",
        requirement=1,
    ),
    resembles(
        "bias_of_ones",
        finding="bias-start",
        says="The result fits biases that start with ones.",
        requirement=1,
    ),
    resembles(
        "bias_scaled_too",
        finding="bias-scaled",
        says="The result fits layers that scale the bias as well. The factor belongs to the kernel's numbers; the bias "
        "is added as it is.",
        requirement=1,
    ),
    resembles(
        "without_scaling",
        finding="kernel-not-scaled",
        says="The kernels hold the plain normal draw. Without the factor 1/sqrt(in_features), each layer makes the "
        "numbers larger than the one before.",
        requirement=1,
    ),
    resembles(
        "scaled_by_the_output",
        finding="kernel-scale",
        says="The kernels are scaled by how many numbers a layer gives. What counts is how many numbers go into each "
        "sum.",
        requirement=1,
    ),
    resembles(
        "scaled_by_the_input",
        finding="kernel-scale",
        says="The second kernel is scaled by the length of `x`. What counts for a layer is how many numbers it sums, "
        "and for the second one these come from the first.",
        requirement=1,
    ),
    resembles(
        "sizes_swapped",
        finding="sizes-swapped",
        says="The result has as many numbers as `hidden`, and fits a model in which the two sizes changed places.",
        requirement=2,
        read="Inputs",
    ),
    model.is_built(requirement=2),
    made_in_call,
    holds_layers,
    layers_hold_params,
    called,
    scaled_later,
    keys_by_hand(requirement=3),
)
