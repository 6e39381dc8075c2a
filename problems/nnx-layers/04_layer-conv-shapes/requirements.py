"""What the page asks of the three numbers, in the page's order."""

import re

from problems.diagnosis import Diagnosis
from problems.vocabulary import raised, resembles

LINEN = re.compile(
    r"Conv\.__init__\(\) (got an unexpected keyword argument 'features'|missing .*('out_features'|'kernel_size'))"
)


def linen_call(evidence):
    """Say how an `nnx.Conv` is built, where one was built from too little."""
    if not any(error.type_name == "TypeError" and LINEN.match(error.message) for error in evidence.errors()):
        return None
    text = (
        "`nnx.Conv` is told the channels that go in, the features that come out and the size of the kernel, and has its "
        "numbers once it is built. Linen's convolution is given the features alone and finds out the rest in `init`."
    )
    return Diagnosis("linen-call", text, 1, "The API")


CHECKS = (
    raised(
        "",
        "feature dimension size",
        finding="channels-first",
        says="The convolution met another number of channels than it was built for. In Flax the channels of an image "
        "come last: batch, height, width, channels.",
        requirement=1,
        read="Pitfalls",
    ),
    linen_call,
    raised(
        "",
        "Unrecognized padding type",
        "got default",
        finding="default-passed-on",
        says="`default` is a word of this task and no padding of `nnx.Conv`. To get a default, say nothing about it.",
        requirement=2,
        read="Task",
    ),
    raised(
        "",
        "dot_general requires contracting dimensions",
        finding="head-of-another-size",
        says="A linear layer was built for another length than the flattened maps have; both lengths are in the "
        "message. That is how a wrong prediction shows in a model.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "default_as_valid",
        finding="default-is-same",
        says="The numbers for `default` are those without padding. Other libraries pad nothing unless told to; look "
        "up what `nnx.Conv` does.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "always_valid",
        "always_same",
        finding="padding-ignored",
        says="The same rule was used for every `padding`. What it says decides over the size.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "one_added_too_early",
        finding="one-too-few",
        says="Without padding, one position is missing where the stride leaves a remainder. The first position counts "
        "by itself; the steps from there are what the stride divides.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "half_the_kernel",
        finding="padding-of-another-library",
        says="With padding, the numbers fit half a kernel of zeros on both sides. That is the same for an odd kernel "
        "only; here the size follows from the image and the stride, and the kernel does not matter.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "one_too_few",
        finding="one-too-few",
        says="Without padding, one position is missing. A kernel as large as the image still fits once.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "valid_rounded_up",
        finding="valid-rounded-up",
        says="Without padding, a position was counted where the kernel does not fit any more. A step that leaves the "
        "image is not taken.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "same_rounded_down",
        finding="same-rounded-down",
        says="With padding, the last position is missing when the stride leaves a remainder. It starts within the "
        "image and the padding makes it fit.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "stride_ignored",
        "stride_ignored_with_padding",
        finding="stride-ignored",
        says="With padding at least, the sizes are those for stride one. With a larger stride the kernel skips positions.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "width_first",
        finding="axes-exchanged",
        says="Height and width are exchanged. A square image would not have shown it.",
        requirement=3,
        read="Output",
    ),
    resembles(
        "batch_axis_counted",
        "channels_as_width",
        finding="wrong-axes-read",
        says="The sizes were read from the wrong places of the shape. It has four axes: batch, height, width, "
        "features.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "kernel_of_one_axis",
        "kernel_of_one_axis_no_stride",
        finding="kernel-one-axis",
        says="The height has not changed: the kernel has one axis, so it ran along the width only, and the rows of "
        "the image were taken for further examples. The length of `kernel_size` says how many axes it runs over.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "flat_without_features",
        finding="flat-without-features",
        says="The third number counts positions. At each of them there is a number for every feature.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "flat_of_channels",
        finding="flat-of-channels",
        says="The third number counts the channels that go in. What is flattened are the features that come out.",
        requirement=3,
        read="Task",
    ),
)
