# There are no warnings: what CPython warns of is accepted silently.
# check: stderr
assert (1, "always true")
print("\d", 1 is 1)
