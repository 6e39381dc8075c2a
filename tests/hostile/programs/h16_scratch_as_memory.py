# attack 16: hold memory twice, once in files of the scratch folder and once in arrays
# wall-seconds: 8
# expect: MEMORY
kept = []


def multi_param_forward(seed, x, features):
    # Bounded: where the scratch folder is on a disk (process), there is no quota of its own.
    try:
        for number in range(8):
            with open(f"jaxtutor_marker_{number}", "wb") as file:
                file.write(bytes(8 * 1024 * 1024))
    except OSError:
        pass
    while True:
        kept.append(bytearray(32 * 1024 * 1024))
