# finally runs on every way out.
def f(how):
    try:
        if how == "return":
            return "returned"
        if how == "raise":
            raise ValueError("raised")
        print("fall through")
    finally:
        print("finally", how)
    return "end"

print(f("return"))
print(f("fall"))
try:
    f("raise")
except ValueError as e:
    print(e)
