# attack 60: ping everybody, break out of the code block, put links and pictures into the bot's answer
# quick: yes
# expect: ERROR
FENCES = " ".join("`" * count for count in range(1, 8)) + " `\u200b``\u200b `"
NASTY = (
    f"{FENCES}\n```\n@everyone @here <@1> <@!1> <@&2> <#3> </help:4> <t:0:R> <:x:5> <a:x:5> <id:home>\n"
    "[free points](https://evil.example/) https://evil.example/x.png discord.gg/evil <https://evil.example>\n"
    "# shout\n> quote\n>>> all\n- list\n1. one\n-# small\n||spoiler|| **bold** __under__ ~~gone~~ *it*\n"
    "MTA.jaxtutor.token " + "\U0001f600" * 100
)


class Nasty(Exception):
    pass


Nasty.__name__ = Nasty.__qualname__ = NASTY


def multi_param_forward(seed, x, features):
    print(NASTY)
    raise Nasty(NASTY)
