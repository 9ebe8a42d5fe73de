# sys.displayhook gets the values of expressions at the prompt.
import builtins
import sys

sys.displayhook(None)
sys.displayhook([1, 2])
print(builtins._)

def hook(value):
    print("value", value)
    if value:
        sys.__displayhook__(value)

sys.displayhook = hook
for text in "1 + 1", "None", "x = 5", "'text'", "0":
    exec(compile(text, "<test>", "single"))
print(builtins._)
sys.displayhook = sys.__displayhook__
exec(compile("6 * 7", "<test>", "single"))
try:
    sys.displayhook()
except TypeError:
    print("TypeError")
