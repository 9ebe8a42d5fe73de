# f-strings do not mix with bytes; they are no doc strings and no dict keys' exception.
try:
    compile("f'a' b'b'", "s", "eval")
except SyntaxError as e:
    print(e.msg)
print({f"k{1}": 1}["k1"], f"{b'x'}", f"{1}" + "a", f"{1}".join("ab"), f"{1}"[0], f"%d" % 5)
