# control: the starter as it was handed out
# quick: yes
# repeat: 20
# after: starter
# expect: UNATTEMPTED
