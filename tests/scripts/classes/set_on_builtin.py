# Builtin values and types take no new attributes.
for target in (5, "s", [], (), None, object()):
    try:
        target.x = 1
    except AttributeError as e:
        print(e)
for kind in (int, str, list):
    try:
        kind.x = 1
    except TypeError as e:
        print(e)
