# Memory limits the depth of calls, not a count, unless sys.setrecursionlimit sets one.
# stress: no (thousands of frames)
import sys

def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)

print(sys.getrecursionlimit() > 10 ** 6, depth(5000))
sys.setrecursionlimit(200)
try:
    depth(5000)
except RecursionError as e:
    print(e)
print(sys.getrecursionlimit())
