f = open("c.txt", "w")
f.write("x")
f.close()
f.close()
for method, args in (("write", ("a",)), ("read", ()), ("flush", ()), ("tell", ()), ("readline", ())):
    try:
        getattr(f, method)(*args)
    except ValueError as e:
        print(method, e)
try:
    with f:
        pass
except ValueError as e:
    print(e)
f = open("c.txt")
try:
    f.write("x")
except OSError as e:
    print(e)
f.close()
with open("c.txt", "w") as f:
    try:
        f.read()
    except OSError as e:
        print(e)
    for bad in (b"x", 5, None):
        try:
            f.write(bad)
        except TypeError as e:
            print(e)
