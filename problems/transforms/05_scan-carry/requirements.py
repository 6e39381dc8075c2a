"""What is carried, what is given out, and in which type."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import raised, resembles

OTHER_LOOPS = ("jax.lax.fori_loop", "jax.lax.while_loop", "jax.lax.associative_scan", "jax.lax.map")


def no_scan(evidence):
    """Require a scan, JAX's own or the one that Flax makes of it."""
    finished = [seen for _, seen in evidence.plain() if seen.error is None]
    if not finished or evidence.calls("jax.lax.scan", "nnx.scan"):
        return None
    other = next(iter(evidence.calls(*OTHER_LOOPS)), None)
    if other is not None:
        text = (
            f"`{other.name}` ran in line {other.line}, and no `jax.lax.scan`, which this task is there to practice. "
            "A scan hands a state from step to step and collects a result at each, without a buffer or an index."
        )
    else:
        text = (
            "No `jax.lax.scan` ran, and this task is there to practice it. A Python loop in its place is unrolled "
            "under `jit`: with a thousand steps, the program has a thousand copies of the body and compiles for minutes."
        )
    return Diagnosis("no-scan", text, 2, "The API")


CHECKS = (
    raised(
        "TypeError",
        "scan body function carry input and carry output must have equal types",
        "shapes do not match",
        finding="carry-changes",
        says="The carry changed its shape from one step to the next. The loop is compiled once for all steps, so what "
        "comes out of a step has to fit where it went in; what grows belongs to the second output.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "scan body function carry input and carry output must have equal types",
        finding="carry-changes",
        says="The carry went into a step with one dtype and came out with another. Whole numbers times a fraction are "
        "floats; look at what the carry starts as.",
        requirement=3,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "scan body function carry input and carry output must have the same pytree structure",
        finding="carry-structure",
        says="The carry came out of a step in another form than it went in: another number of things, or other "
        "containers.",
        requirement=2,
        read="The API",
    ),
    raised(
        "TypeError",
        "scan body output must be a pair",
        finding="scan-body-no-pair",
        says="The step function gave one thing. `scan` takes two from it: what goes on to the next step, and what is "
        "collected.",
        requirement=2,
        read="The API",
    ),
    *(
        raised(
            type_name,
            text,
            finding="scan-arguments",
            says="`scan` was given its arguments in another order than it takes them. It wants a function, a start, and "
            "the values to go through.",
            requirement=2,
            read="The API",
        )
        for type_name, text in (
            ("IndexError", "tuple index out of range"),
            ("ValueError", "no leading axis to scan over"),
            ("TypeError", "f argument should be a callable"),
            ("ValueError", "scan got no values to scan over"),
        )
    ),
    raised(
        "ValueError",
        "`length` argument",
        finding="scan-extra-argument",
        says="`scan` took something for its own argument `length`, the number of steps: it passes nothing on to the "
        "step but the carry and a slice. What else the step needs, it can see where it is defined.",
        requirement=2,
        read="The API",
    ),
    raised(
        "UnexpectedTracerError",
        finding="collected-by-side-effect",
        says="The averages were put into a list or a variable from inside the step. That code runs once, while JAX "
        "traces, and what it leaves behind are tracers without values.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "ValueError",
        "None is not a valid value for jnp.array",
        finding="nothing-collected",
        says="The step gave `None` as its second output, so that nothing was collected over time.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "swaps_the_roles",
        finding="roles-swapped",
        says="`decay` and `1 - decay` have changed places. Either the weights are, or the two arguments of the step: "
        "what is carried comes first, the new value second.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "returns_the_carry",
        finding="carry-returned",
        says="The result is one number, the last average. `scan` returns it beside all that was collected on the way.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "gives_out_the_old_average",
        "starts_at_zero_and_gives_out_the_old_average",
        finding="old-average-collected",
        says="Every average comes one step late: what is collected is the average before the new value was taken in.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "starts_at_zero",
        finding="starts-at-zero",
        says="The first average is too small, and the others are pulled toward zero for a while: the carry starts as "
        "zero. The task says what the first average is.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "corrects_the_start",
        finding="starts-at-zero",
        says="The averages start from zero and are divided by the weight so far, as the optimizer Adam does. The task "
        "starts from the first value and divides by nothing.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "reads_a_fixed_start",
        finding="carry-ignored",
        says="Every average is made of the first value and the newest one only: what one step computes does not "
        "reach the next.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "carries_the_value",
        finding="value-carried",
        says="Every average is made of two neighboring values only: what goes on to the next step is the value, and "
        "not the average.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "puts_the_first_in_twice",
        finding="first-twice",
        says="There is one average more than there are values: the first one stands there twice. It was put in front, "
        "and the run began with the first value as well.",
        requirement=1,
        read="Output",
    ),
    resembles(
        "averages_everything_so_far",
        finding="weights-alike",
        says="All values so far count alike, and `decay` is not used. In the average of the task, what is long ago "
        "counts less and less.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "adds_the_full_value",
        finding="value-unweighted",
        says="The new value is added in full, so that the sum of the weights is larger than one and the results are no "
        "averages.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "runs_backward",
        finding="runs-backward",
        says="The averages run from the end to the beginning: each of them knows the future and not the past.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "leaves_the_first_out",
        finding="first-missing",
        says="There is one average fewer than there are values. The first value has an average too.",
        requirement=1,
        read="Output",
    ),
    resembles(
        "rounds_the_carry",
        finding="carry-rounded",
        says="With whole numbers, the average itself was made a whole number after every step. The types agree then, "
        "and the fractions are lost for good.",
        requirement=3,
        read="Pitfalls",
    ),
    no_scan,
)
