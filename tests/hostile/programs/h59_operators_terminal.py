# attack 59: send escape sequences to the operator's terminal by way of the log, with no blank in them to be quoted for
# expect: ACCEPTED
# after: reference
# because: The bot's log shows what a box had to say with its control characters spelt out; got through is told there.
import os

os.write(2, b"\x1b[2J\x1b]0;owned\x07\x9b31m\xe2\x80\xae\r")
