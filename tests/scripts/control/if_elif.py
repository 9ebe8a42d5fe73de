# if, elif, else.
def f(x):
    if x < 0:
        return "negative"
    elif x == 0:
        return "zero"
    elif x < 10:
        return "small"
    else:
        return "large"

print([f(x) for x in (-1, 0, 5, 50)])
if []:
    print("no")
elif "":
    print("no")
else:
    print("else")
if 1: print("one line")
