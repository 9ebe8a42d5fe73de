print(",".join(["a", "b", "c"]), "".join([]), "x".join(["only"]), "-".join("abc"), ", ".join(("é", "€")),
    "é".join(["a", "b"]))
print("".join(str(i) for i in range(5)), ",".join({"k": 1, "l": 2}), "ab".join(["", "", ""]))
for f in (lambda: ",".join([1]), lambda: ",".join(["a", b"b"]), lambda: ",".join(1),
        lambda: ",".join(["a", "b", None])):
    try:
        print(f())
    except TypeError as e:
        print(e)
