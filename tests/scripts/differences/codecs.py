# The encodings are utf-8, ascii and latin-1; the error handlers for encoding do not include those that need names of
# characters or XML. Text files are UTF-8.
for encoding in ("utf-8", "ascii", "latin-1", "utf-16", "cp1252"):
    try:
        print(encoding, "a\u00e9".encode(encoding, "backslashreplace"))
    except LookupError as e:
        print(e)
for errors in ("replace", "xmlcharrefreplace", "namereplace"):
    try:
        print("a\u00e9".encode("ascii", errors))
    except LookupError as e:
        print(e)
with open("text.txt", "w") as f:
    f.write("a\u00e9")
try:
    open("text.txt", encoding="latin-1").close()
except LookupError as e:
    print(e)
