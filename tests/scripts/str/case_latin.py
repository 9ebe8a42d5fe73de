s = "àÉîÕü ß ñÑ ÿ µ ŉ ǆ ﬁ Straße"
for f in (str.upper, str.lower, str.title, str.capitalize, str.swapcase, str.casefold):
    print(f(s))
