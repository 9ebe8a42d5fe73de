# check: stderr
class Thing:
    pass

thing = Thing()
thing.zzz.first = 1
