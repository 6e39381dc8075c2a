# attack: none; the reference itself
# after: reference
# expect: ACCEPTED
