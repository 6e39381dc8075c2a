"""What the page asks of the rotation and of what is done with it, in the page's order."""

from dataclasses import replace

from problems.evidence import numbers
from problems.vocabulary import raised, resembles
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results


def rotated(case, array):
    return array[: len(array) // 2]


ROTATIONS = (
    resembles(
        "pairs_put_apart",
        finding="pairs-put-apart",
        says="Each pair was turned rightly, and then the first elements of all pairs were put before all second ones. "
        "Features are meant to stay where they were.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "angles_in_degrees",
        finding="angles-in-degrees",
        says="The angles were taken for degrees. `jnp.cos` and `jnp.sin` take radians, and so does the formula.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "half_split",
        finding="half-split",
        says="The first half of the features was paired with the second half. That is a convention too, and many "
        "models use it; here neighbors are paired. Weights trained with one do not work with the other.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "halves_put_side_by_side",
        finding="half-split",
        says="The first half of the features was paired with the second half, and the turned pairs were put side by "
        "side. Here neighbors are paired, and each feature stays where it was.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "second_from_the_turned_first",
        finding="pair-overwritten",
        says="The first element of each pair is right. The second was computed from the first one as it was after its "
        "turn; the formula wants both as they were before.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "second_with_sine_and_cosine_swapped",
        finding="second-element-off",
        says="The first element of each pair is right. In the second one, sine and cosine have changed places.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "cosines_by_pair_halves_turned",
        "cosines_by_half_pairs_turned",
        finding="conventions-mixed",
        says="Two conventions are mixed: the angles are laid out for one way of pairing features, the rotation is "
        "done for the other. Then nothing is rotated at all, and lengths change.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "start_ignored",
        finding="start-ignored",
        says="Positions were counted from zero whatever `start` says. The attention hides it, because only "
        "differences matter there; the rotated queries show it.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "positions_from_one",
        finding="positions-from-one",
        says="Every token was rotated by one position too many. The first one stands at `start` itself.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "turned_backwards",
        finding="turned-backwards",
        says="The rotation goes the other way. Compare the two signs before the sines with the task.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "half_exponent",
        "exponent_by_pairs",
        "exponent_rounded",
        finding="exponent-off",
        says="The angles of the later pairs are others than the task says. Compare the exponent of `base` with it, pair "
        "by pair: without its sign it goes through 0/d, 2/d, 4/d and so on, and stays below one.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "exponent_positive",
        finding="exponent-sign",
        says="Later pairs turn faster. They are meant to turn more slowly: the power of `base` has the other sign.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "one_angle_each",
        finding="angle-per-feature",
        says="The two features of a pair were turned by different angles. A pair has one angle, or it is no rotation.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "base_fixed",
        finding="base-fixed",
        says="The numbers are those for a base of 10000, whatever is passed in.",
        requirement=3,
        read="Inputs",
    ),
    resembles(
        "same_angle_for_all",
        finding="one-frequency",
        says="All pairs were turned by the same angle. Each has its own frequency.",
        requirement=3,
        read="Task",
    ),
)
CHECKS = (
    raised(
        "",
        "ncompatible shapes for broadcasting",
        "(0, ",
        finding="positions-run-out",
        says="One of two arrays that met has no rows at all. Where positions are counted from `start`, look at where "
        "the counting ends: there is one position for each token.",
        requirement=3,
        read="Task",
    ),
    *ROTATIONS,
    resembles(
        "start_for_queries_only",
        finding="start-for-queries-only",
        says="The queries were turned for positions from `start` on, and the keys as if `start` were zero. Then every "
        "distance between the two is off by `start`.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "queries_as_they_came",
        finding="queries-returned",
        says="The attention is right. The rows above it are the queries as they came, and the rotated ones are asked "
        "for.",
        requirement=5,
        read="Output",
    ),
    resembles(
        "attention_only",
        finding="attention-only",
        says="Only the result of the attention came back. The rotated queries are asked for as well, above it.",
        requirement=5,
        read="Output",
    ),
    resembles(
        "queries_only",
        finding="queries-only",
        says="Only the rotated queries came back. The result of the attention is asked for as well, below them.",
        requirement=5,
        read="Output",
    ),
    resembles(
        "value_turned",
        finding="value-rotated",
        says="The values were rotated as well. Positions are to act on who attends to whom, not on what is passed on; "
        "and nothing would turn the sum back.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "key_not_turned",
        finding="key-not-rotated",
        says="Only the queries were rotated. A score then depends on where the query stands, and not on the distance.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "scores_of_the_old",
        finding="scores-not-rotated",
        says="The rotated queries are right, but the scores were computed from the vectors as they came.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "added_instead",
        "added_sine_first",
        finding="added-not-rotated",
        says="Sines and cosines were added to the vectors. That is the older way of marking positions; this one turns.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "not_scaled",
        "scaled_by_pairs",
        finding="score-scale",
        says="The scores have another scale than the root of the number of features.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "softmax_over_queries",
        finding="softmax-axis",
        says="The weights add up to one over the queries. For each query they are meant to add up to one over the "
        "keys.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "causal",
        finding="mask-unasked",
        says="Later tokens were masked. This task leaves every token visible.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "keys_returned",
        finding="keys-returned",
        says="The first rows are the rotated keys. The rotated queries are asked for.",
        requirement=5,
        read="Output",
    ),
    resembles(
        "rows_exchanged",
        finding="rows-exchanged",
        says="Both parts are right, in the other order: the rotated queries come first.",
        requirement=5,
        read="Output",
    ),
    *(replace(one, part=rotated) for one in ROTATIONS),
)
