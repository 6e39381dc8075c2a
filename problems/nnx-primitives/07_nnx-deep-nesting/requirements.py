"""What the page asks of the five numbers, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import Subject, entries_swapped, entry_is, follows, raised, resembles
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results

model = Subject("encoder", "head")


def nested(entry):
    return follows(
        "a nested `nnx.Linear` (two Params) attached",
        entry=entry,
        finding="count-hard-coded",
        says="The count was then meant to be {expected}, but yours was {got}. It is written down, or counts something "
        "else than this state.",
        requirement=2,
    )


def param_replaced(evidence):
    for _, module in evidence.modules():
        was = {one.name for one in module.before if one.kind == "variable"}
        lost = next((one for one in module.after if one.name in was and one.kind not in {"variable", "module"}), None)
        if lost is not None:
            text = (
                f"`{lost.name}` was an `nnx.Param` when the model was built and is a `{lost.type_name}` in the end: the "
                "attribute was assigned, and with the Param its role went. The change was to go through the Variable."
            )
            return Diagnosis("param-replaced", text, 4, "The API")
    return None


NUMBERS = (
    ("first-number-wrong", 2, "first", "how many arrays the state holds, on all levels"),
    ("second-number-wrong", 2, "second", "how many names the state itself knows"),
    ("third-number-wrong", 3, "third", "the sum over the array at `path`, before anything is changed"),
    ("fourth-number-wrong", 5, "fourth", "the sum over the same array in the model, doubled once"),
    ("fifth-number-wrong", 6, "fifth", "what the model gives when this one array, and no other, is doubled"),
)


def number_wrong(evidence):
    if any(check(evidence) is not None for check in KNOWN):
        return None
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence) if mine.shape == theirs.shape]
    for entry, (finding, requirement, which, what) in enumerate(NUMBERS):
        if not all(same(mine[entry], theirs[entry]) for mine, theirs in pairs):
            text = f"The {which} number is the first that differs. It is meant to be {what}."
            return Diagnosis(finding, text, requirement, "Task")
    return None


KNOWN = (
    *(
        raised(
            kind,
            part,
            finding="path-in-one-piece",
            says="The whole path was looked up as one name. A path is a row of names: each leads one level down, to "
            "something that knows the next one.",
            requirement=3,
            read="Pitfalls",
        )
        for kind, part in (
            ("KeyError", "encoder.block"),
            ("KeyError", "encoder.scale"),
            ("KeyError", "head.kernel"),
            ("KeyError", "'encoder', 'block'"),
            ("AttributeError", "attribute 'encoder."),
            ("AttributeError", "attribute 'head."),
        )
    ),
    raised(
        "TypeError",
        "object is not subscriptable",
        finding="module-subscripted",
        says="Square brackets were used on a module. A state is a mapping and is asked with brackets; a module is an "
        "object and is asked for its attributes.",
        requirement=5,
        read="The API",
    ),
    model.is_built(requirement=1),
    resembles(
        "one_path_for_all",
        finding="path-ignored",
        says="The numbers fit the way to the inner kernel, whatever `path` says.",
        requirement=3,
        read="Inputs",
    ),
    resembles(
        "last_name_only",
        finding="way-not-walked",
        says="The numbers fit an array that has the last name of the path, and lies somewhere else. Several parts of a "
        "model may hold a `kernel`; the whole way tells which.",
        requirement=3,
    ),
    resembles(
        "assigns_into_the_state",
        finding="change-lost",
        says="The doubled array never arrived in the model: the fourth number is the third one again. What was changed "
        "is a copy, or the place in the mapping; the Variable that both ways lead to was left as it was.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "reads_after_doubling",
        finding="read-too-late",
        says="The third number is already doubled; asked for is the sum before the change. A Variable that was found "
        "earlier is the same object later, and shows what it holds by then.",
        requirement=3,
    ),
    resembles(
        "doubles_both_ways",
        finding="doubled-twice",
        says="The array was doubled twice. Both ways lead to one Variable, so one change is seen at the end of both.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "doubles_everything",
        finding="all-doubled",
        says="The fifth number fits a model in which every array was doubled. Only the one at `path` is to change.",
        requirement=4,
    ),
    resembles(
        "model_before",
        finding="called-too-early",
        says="The fifth number fits the model before its array was doubled. It is called last.",
        requirement=6,
    ),
    entries_swapped(requirement=2),
    entry_is(
        0,
        lambda case, right: 2.0,
        finding="names-counted",
        says="The first number is 2: that is how many names stand at the top of the state. The arrays lie below them.",
        requirement=2,
        read="Pitfalls",
    ),
    entry_is(
        0,
        lambda case, right: case.args[1].shape[0] * case.args[2] + 3 * case.args[2] + 1,
        finding="elements-counted",
        says="The first number is how many elements all arrays have. A leaf is a whole array, however large.",
        requirement=2,
    ),
    entry_is(
        1,
        lambda case, right: 5.0,
        finding="leaves-for-names",
        says="The second number is 5: that is how many arrays there are. Asked for is how many names the state itself "
        "knows.",
        requirement=2,
        read="The API",
    ),
    entry_is(
        1,
        lambda case, right: float(len(case.args[3].split("."))),
        finding="path-counted",
        says="The second number is how many names the path has. Asked for are the names at the top of the state.",
        requirement=2,
    ),
    resembles(
        "means",
        finding="mean-for-sum",
        says="The third and the fourth number are means. Sums are asked for.",
        requirement=3,
    ),
    nested(0),
    nested(1),
    param_replaced,
)

CHECKS = (*KNOWN, number_wrong)
