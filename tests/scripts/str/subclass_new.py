class U(str):
    def __new__(cls, value):
        return super().__new__(cls, value.upper())
    def __str__(self):
        return "str of " + self[:]
    def __repr__(self):
        return "U(...)"
u = U("abc")
print(u, repr(u), u == "ABC", "%s" % u, "{}".format(u), f"{u!r}", u + "", ",".join([u]))
