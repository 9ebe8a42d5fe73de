# Characters have no names, which namereplace would write. Text files are UTF-8.
print("a\u00e9\u20ac".encode("ascii", "namereplace"))
for encoding in ("koi8-r", "utf-7", "rot13"):
    try:
        print(encoding, "a".encode(encoding))
    except LookupError as e:
        print(e)
with open("text.txt", "w") as f:
    f.write("a\u00e9")
try:
    open("text.txt", encoding="latin-1").close()
except LookupError as e:
    print(e)
