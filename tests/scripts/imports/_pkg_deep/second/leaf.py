name = "second leaf"


def climb():
    from ... import missing
