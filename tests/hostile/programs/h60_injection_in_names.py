# attack 60: bring it in where the answer lists the functions that were found instead
# expect: ERROR
NASTY = "``` @everyone <@1> [x](https://evil.example/) \n# shout"


def template():
    pass


for number in range(30):
    globals()[f"{NASTY}{number}"] = template
    globals()[f"ａ{number}＠everyone".replace("＠", "_")] = template
