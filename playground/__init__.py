"""A loopback Discord: the REST endpoints and the gateway that discord.py uses, and a chat page in the browser.

The bot that talks to it is the real one, through the real library, over real sockets.
It refuses what Discord would refuse, so that what works here works there.
"""
