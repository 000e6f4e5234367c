"""The words that stand everywhere: found in titles, but not asked of a text."""

_WORDS = """
a about above after again all also although am an and any are as at be because been before
being below between both but by can cannot could did do does doing done down during each either
et for from further had has have having he her here hers him his how however i if in into is it
its itself may me might more most much must my nor not of off on once one only or other our ours
out over own per s same shall she should since so some such than that the their theirs them then
there therefore these they this those though through thus to too under until up upon us very via
was we were what when where whereas whether which while who whom whose why will with within
without would yet you your
"""
STOP_WORDS = frozenset(_WORDS.split())
