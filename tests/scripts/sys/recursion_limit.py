import sys
old = sys.getrecursionlimit()
print(type(old).__name__, old > 100)
sys.setrecursionlimit(60)
print(sys.getrecursionlimit())
def down(n):
    return 0 if n == 0 else 1 + down(n - 1)
try:
    print(down(500))
except RecursionError as e:
    print(str(e).startswith("maximum recursion depth exceeded"))
sys.setrecursionlimit(old)
print(down(200))
for bad in (0, -1):
    try:
        sys.setrecursionlimit(bad)
    except ValueError as e:
        print(e)
try:
    sys.setrecursionlimit("a")
except TypeError as e:
    print(e)
