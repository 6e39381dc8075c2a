"""Three counts and a loss: each misconception leaves its own four numbers."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import raised, resembles, update_swapped

CHECKS = (
    raised(
        "ValueError",
        "pytree structure error",
        finding="wrt-disagrees",
        says="The optimizer and the gradients are about different Variables: one tree has leaves that the other one "
        "lacks. What `wrt` selects has to be among what was differentiated.",
        requirement=5,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "unexpected keyword argument 'wrt'",
        finding="grad-wrt-keyword",
        says="`nnx.grad` has no `wrt`; that belongs to the optimizer. What a gradient is taken for is said in "
        "`argnums`, by position and filter.",
        requirement=3,
        read="The API",
    ),
    raised(
        "TypeError",
        "'DiffState' object",
        finding="diffstate-for-jax",
        says="A `DiffState` was given to a function of JAX. It is NNX's; `jax.grad` knows positions of arguments only.",
        requirement=3,
        read="The API",
    ),
    raised(
        "AttributeError",
        "Cannot set attribute requires_grad",
        finding="requires-grad",
        says="`requires_grad` is PyTorch's way, where a weight itself says whether it is trained. Here the weights are not "
        "asked: it is said when gradients are taken, and when the optimizer is made.",
        requirement=3,
        read="The API",
    ),
    raised(
        "TypeError",
        "object is not iterable",
        finding="filter-for-argnums",
        says="Something that is not iterable stood where positions of arguments are expected. A filter alone does not say "
        "which argument it is about.",
        requirement=3,
        read="The API",
    ),
    update_swapped(requirement=5),
    resembles(
        "trains_everything",
        finding="trains-everything",
        says="The counts are right. The loss fits a step of all the Params: the kernels moved as well.",
        requirement=5,
        read="Pitfalls",
    ),
    resembles(
        "trains_the_statistics_too",
        finding="trains-statistics",
        says="The counts are right. The loss fits a step of every Variable, the statistics included: as a filter, "
        "`nnx.Variable` is everything.",
        requirement=5,
        read="Pitfalls",
    ),
    resembles(
        "counts_names",
        finding="names-counted",
        says="The first two counts are those of the names at the top of each tree. `len` of a state does not look "
        "inside: a layer with kernel and bias is one name and two leaves.",
        requirement=2,
        read="Pitfalls",
        part=lambda case, result: result[:2],
    ),
    resembles(
        "counts_numbers",
        finding="numbers-counted",
        says="What was counted are the single numbers. A leaf is an array, whatever its size.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "params_of_the_jax_gradient",
        "all_three_by_nnx_grad",
        finding="jax-grad-filtered",
        says="The third count is the first one again. `jax.grad` knows no Variable types, so what it gives for a "
        "model is not limited to its Params.",
        requirement=4,
        read="Pitfalls",
        part=lambda case, result: result[2:3],
    ),
    resembles(
        "gradients_for_every_variable",
        finding="grads-for-statistics",
        says="The first count includes the statistics. Left alone, `nnx.grad` differentiates the Params only, and "
        "that is what was asked for.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "a_string_for_a_filter",
        finding="filter-is-string",
        says="The second count is zero and the model stayed as it was: the filter found nothing. A string as a filter "
        "asks for Variables with that tag, not with that name.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "one_bias_only",
        finding="one-bias-only",
        says="Only the output layer's bias was found. Filters see the whole path of each Variable, so that one filter "
        "can find all of a name.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "zeroes_the_other_gradients",
        finding="gradients-zeroed",
        says="The second count is the first one again, and the loss is right: the kernels' gradients were set to zero, or "
        "left unused. They are still in the tree, were computed, and count as leaves.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "everything_but_the_kernels",
        finding="statistics-for-biases",
        says="The second count and the loss fit all that is not a kernel, the statistics included. The network holds more "
        "than kernels and biases.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "trains_twice",
        finding="trains-twice",
        says="The counts are right. The loss fits a network that moved twice: once with all Params, then with the biases. "
        "To look at a gradient, no optimizer is needed.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "nothing_but_the_kernels",
        finding="kernels-for-biases",
        says="The second count and the loss fit the kernels. The task asks for the biases.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "written_down_counts",
        finding="counts-constant",
        says="The counts are the same whether the hidden layer has a bias or not. They have to be counted in the "
        "gradients of the network at hand.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "always_a_hidden_bias",
        finding="hidden-bias-ignored",
        says="The numbers are those of a network whose hidden layer has a bias in every case, whatever `hidden_bias` "
        "says.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "sums_the_loss",
        finding="loss-summed",
        says="The counts are right. The loss and the step fit a sum over the squared differences; the mean is asked "
        "for, and with the sum a batch of more rows takes a longer step.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "two_steps",
        "the_same_step_twice",
        finding="two-steps",
        says="The counts are right. The loss fits two steps of the biases, or one of twice the length. One step with "
        "`lr` is asked for.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "loss_before_the_step",
        finding="nothing-trained",
        says="The counts are right and the loss is that of the untouched network: it was not updated, or it was measured "
        "before that.",
        requirement=5,
        read="Task",
    ),
)
