# with calls __enter__, binds its result, calls __exit__ on every way out.
class M:
    def __enter__(self):
        print("enter")
        return 5

    def __exit__(self, *args):
        print("exit", args[0] and args[0].__name__)

def f(how):
    for i in range(2):
        with M() as x:
            if how == "return":
                return x
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "raise":
                raise KeyError(how)
            print("body", x)
    return "end"

for how in ("fall", "return", "break", "continue"):
    print(f(how))
try:
    f("raise")
except KeyError as e:
    print(e)
