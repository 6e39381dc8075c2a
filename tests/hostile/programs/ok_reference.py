# control: the reference itself
# quick: yes
# repeat: 20
# after: reference
# expect: ACCEPTED
