# attack 46: end with status 0 before anything is asked
# expect: ERROR
# naive: fooled
import os

os._exit(0)
