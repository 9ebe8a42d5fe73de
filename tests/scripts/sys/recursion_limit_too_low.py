# The limit cannot be set below the depth that calls have reached.
import sys


def descend(count):
    if count:
        return descend(count - 1)
    sys.setrecursionlimit(20)


before = sys.getrecursionlimit()
try:
    descend(50)
except RecursionError as error:
    text = str(error)
    print(text.startswith("cannot set the recursion limit to 20 at the recursion depth "), text.endswith(": the limit is too low"))
print(sys.getrecursionlimit() == before)
for limit in 0, -1, 1:
    try:
        descend(0) if limit == 20 else sys.setrecursionlimit(limit)
    except (ValueError, RecursionError) as error:
        print(type(error).__name__)
