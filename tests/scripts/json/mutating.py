# Functions that change what is being written.
import json

a = [1, {2}, 3]


def grow(o):
    if len(a) < 8:
        a.append({4})
    return len(a)


print(json.dumps(a, default=grow))
a = [1, {2}, 3]


def clear(o):
    a.clear()
    return "cleared"


print(json.dumps(a, default=clear))
