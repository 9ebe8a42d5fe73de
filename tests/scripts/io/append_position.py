# A file opened for appending stands at its end.
with open("position.txt", "wb") as f:
    f.write(b"12345")
for mode in ("ab", "a", "a+b", "rb", "r+b"):
    with open("position.txt", mode) as f:
        print(mode, f.tell())
for path in ("position.txt", "missing.txt"):
    try:
        open(path, closefd=False)
    except (ValueError, OSError) as error:
        print(type(error).__name__, error)
