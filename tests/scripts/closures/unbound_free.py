# A captured variable without a value is a NameError.
def outer(bind):
    def inner():
        return x
    if bind:
        x = 1
    return inner

print(outer(True)())
try:
    outer(False)()
except NameError as e:
    print(type(e).__name__, e)
