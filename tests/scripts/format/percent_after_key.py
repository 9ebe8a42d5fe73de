# %(name) selects one value, which is used up by one conversion or star.
def show(template, values):
    try:
        print(template % values)
    except TypeError as e:
        print(type(e).__name__, e)

d = {"a": 5, "b": 6}
show("%(a)s %(b)s %(a)s", d)
show("%s %(a)s", d)
show("%(a)s %s", d)
show("%(a)*d", d)
show("%s %s", d)
show("%(a)s", (d,))
show("%(a)s", d.items())
try:
    "%.99999999999d" % 1
except ValueError as e:
    print(e)
