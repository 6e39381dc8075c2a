"""What the page asks of the two classes, in the page's order; the numbers tell most of it."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import DRAW, Subject, keys_by_hand, raised, resembles
from problems.vocabulary.subjects import attribute_of
from problems.vocabulary.variables import wrong_kind, wrong_type

stack = Subject("layers")

draw = Subject("kernel", "bias").variable("kernel", "nnx.Param", start=DRAW, requirement=1)


def names(module):
    return {one.name for one in (*module.before, *module.after)}


def outer(seen):
    """The module that holds the layers, or is to: the learner's own one that has no kernel itself."""
    own = [one for one in seen.modules if one.class_name.startswith("learner.") and "kernel" not in names(one)]
    return max(own, key=lambda one: ("layers" in names(one), one.calls), default=None)


def finished(evidence):
    return [seen for _, seen in evidence.plain() if seen.error is None and any(stack.built(seen))]


def only_later(seen, mine):
    """Whether all layers of the case came to be after the model's ``__init__``, outside of any other."""
    layers = [one for one in seen.modules if one.origin == "init" and "kernel" in names(one)]
    return bool(layers) and all(one.parent is None and one.index > mine.index for one in layers)


def holds_layers(evidence):
    for seen in finished(evidence):
        mine = outer(seen)
        if mine is None:
            text = "Layers were built, but no module that holds them. That module is the model: one object to call."
            return Diagnosis("model-missing", text, 2, "Task")
        held = next((one for one in mine.before if one.name == "layers"), None)
        if mine.calls and only_later(seen, mine) and held is None:
            text = (
                "When your model had been built it held no layers; they came to be later. Whatever is handed the model "
                "before that, such as an optimizer, finds none."
            )
            return Diagnosis("layers-made-in-call", text, 2, "Task")
        if only_later(seen, mine) and held is not None:
            text = "When your model had been built, its `layers` held no layer yet; they were put in later. " + (
                "A plain list that is empty when it is assigned counts as structure, and arrays in it are not in the "
                "state."
                if held.kind == "static" and held.type_name == "list"
                else "Whatever is handed the model before that, such as an optimizer, finds none."
            )
            return Diagnosis("list-filled-later", text, 2, "Pitfalls")
        if attribute_of(mine, "layers") is None:
            own = ", ".join(f"`{one.name}`" for one in mine.before[:6]) or "none"
            text = f"The model has no attribute `layers` (its attributes: {own}). Parts are found by their names."
            return Diagnosis("layers-missing", text, 2, "Task")
    return None


def all_in_the_list(evidence):
    for case, seen in evidence.plain() if evidence.outputs_right else ():
        mine = outer(seen)
        listed = [one for one in seen.modules if one.class_name == "nnx.List"]
        most = max((sum(held.kind == "module" for held in one.after) for one in listed), default=0)
        if mine is None or attribute_of(mine, "layers") is None or most >= case.args[3]:
            continue
        layers = {one.class_name for one in seen.modules if "kernel" in names(one)}
        for one in mine.before:
            if one.name != "layers" and one.kind == "module" and one.type_name in layers:
                text = (
                    f"The model holds the layer `{one.name}` beside its `layers`, which then are fewer than `depth`. "
                    "Whoever goes through `layers` would miss one."
                )
                return Diagnosis("layer-beside-list", text, 2, "Task")
    return None


def layers_hold_params(evidence):
    for seen in finished(evidence):
        own = [one for one in seen.modules if one.class_name.startswith("learner.") and names(one) & {"kernel", "bias"}]
        for layer in own:
            for name in ("kernel", "bias"):
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
        "model alone would not know how they go together."
    )
    return Diagnosis("module-not-called", text, 6, "Task")


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
        requirement=5,
        read="The API",
    ),
    raised(
        "AttributeError",
        "ModuleList",
        finding="container-of-torch",
        says="`ModuleList` is the container of another framework. NNX has one for the same purpose, under another name.",
        requirement=2,
        read="The API",
    ),
    raised(
        "ValueError",
        "Found unexpected data on value of type",
        finding="list-filled-later",
        says="A plain list was assigned to the model while it was empty, and layers were put into it later. NNX looks "
        "again at the end of `__init__`, and takes the list for structure that may not hold arrays.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "cannot be interpreted as an integer",
        finding="depth-is-float",
        says="A float stood where Python counts with integers. Whole numbers arrive as floats here, `depth` among them.",
        read="Inputs",
    ),
    raised(
        "TypeError",
        "can't multiply sequence by non-int of type 'float'",
        finding="depth-is-float",
        says="A list was repeated by a float. Whole numbers arrive as floats here, `depth` among them.",
        read="Inputs",
    ),
    raised(
        "TypeError",
        "'List' object is not callable",
        finding="list-called",
        says="The list of layers was called. A list only holds them and knows no forward pass; each layer is called in "
        "turn.",
        requirement=5,
        read="The API",
    ),
    resembles(
        "one_layer_repeated",
        "all_places_one_layer",
        finding="layer-repeated",
        says="The result fits a network in which one layer stands at several places. However deep it looks, it has "
        "one kernel to train; the multiplication of a list copies no objects.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "stream_for_each",
        finding="stream-for-each",
        says="All kernels fit the first key of the seed: a stream was made anew for every layer, or one key was used for "
        "all. Layers of one shape then start as twins.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "splits_a_key",
        finding="key-split",
        says="The kernels fit keys that were split off the first one. A stream splits by itself: each layer asks it for "
        "a key of its own.",
        requirement=4,
    ),
    resembles(
        "next_seeds",
        finding="seed-for-each",
        says="The kernels fit streams of their own, with one seed after the other. One stream is enough for a whole "
        "model: it gives another key to everybody who asks.",
        requirement=4,
    ),
    resembles(
        "key_for_the_bias",
        finding="key-skipped",
        says="The kernels fit every second key of the stream, so keys were handed out in between. A bias of equal "
        "numbers needs none; Flax's own `nnx.Linear` takes one for it all the same.",
        requirement=4,
    ),
    resembles(
        "built_backwards",
        finding="other-order",
        says="The numbers fit layers that were built from the last to the first: keys go to whoever asks first.",
        requirement=4,
    ),
    resembles(
        "one_layer_more",
        finding="depth-off-by-one",
        says="The result fits one layer more than `depth`. The first layer and the last one count as well.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "one_layer_less",
        finding="depth-off-by-one",
        says="The result fits one layer less than `depth`. The first layer and the last one count as well.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "without_relu",
        finding="relu-missing",
        says="The result fits layers with nothing between them. Together they are one linear layer, however many "
        "there are.",
        requirement=5,
        read="Pitfalls",
    ),
    resembles(
        "relu_after_each",
        "relu_at_the_end",
        "relu_before_each",
        finding="relu-misplaced",
        says="The result fits a ReLU at another place than between two layers. Follow `x` through the loop: what is "
        "done to it first, and what last?",
        requirement=5,
        read="Pitfalls",
    ),
    resembles(
        "tanh",
        "gelu",
        finding="other-activation",
        says="The result fits another activation function between the layers than a ReLU.",
        requirement=5,
    ),
    resembles(
        "runs_backwards",
        "last_layer_only",
        finding="other-way-through",
        says="The result fits layers that are run in another order, or not all of them. Each one takes what the one "
        "before gave.",
        requirement=5,
    ),
    resembles(
        "builtin_layers",
        finding="builtin-layer",
        says="The numbers fit Flax's own `nnx.Linear`, whose kernel starts with other numbers than the task asks for. "
        "The layer here is a class of your own.",
        requirement=1,
    ),
    resembles(
        "bias_of_zeros",
        finding="bias-without-effect",
        says="The result fits layers without a bias: it is not added, or it starts with zeros.",
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
        says="The later kernels are scaled by the length of `x`. What counts for a layer is how many numbers it sums, "
        "and those of a later one come from the layer before.",
        requirement=1,
    ),
    resembles(
        "without_scaling",
        finding="kernel-not-scaled",
        says="The kernels hold the plain normal draw. Without the factor 1/sqrt(in_features), each layer makes the "
        "numbers larger than the one before.",
        requirement=1,
    ),
    stack.is_built(requirement=2),
    holds_layers,
    all_in_the_list,
    layers_hold_params,
    called,
    scaled_later,
    keys_by_hand(requirement=4),
)
