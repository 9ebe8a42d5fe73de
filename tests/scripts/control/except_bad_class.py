# Clauses that name no exception class.
for bad in (5, "s", int, (ValueError, 5), None):
    try:
        try:
            raise KeyError("k")
        except bad:
            print("never")
    except TypeError as e:
        print(e, repr(e.__context__))
try:
    pass
except 5:
    print("not evaluated")
