# breakpoint() calls sys.breakpointhook with its arguments.
import sys

def hook(*args, **keywords):
    print("hook", args, keywords)
    return 5

sys.breakpointhook = hook
print(breakpoint(), breakpoint(1, x=2))

def bad():
    raise ValueError("from the hook")

sys.breakpointhook = bad
try:
    breakpoint()
except ValueError as e:
    print(e)
