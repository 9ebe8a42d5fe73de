s = "hello wörld"
print("ell" in s, "x" in s, "" in s, "ö" in s, s in s, "lo w" in s, "ld!" in s, "ö" not in s, "a" in "")
try:
    1 in "abc"
except TypeError as e:
    print(e)
