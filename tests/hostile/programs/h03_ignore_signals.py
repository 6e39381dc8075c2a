# attack 3: be deaf to every signal that can be ignored, then spin
# expect: TIMEOUT
import signal

for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass


def multi_param_forward(seed, x, features):
    while True:
        pass
