s = "aé€😀"
print(s.encode(), s.encode("utf-8"), "aé".encode("latin-1"), "a".encode("ascii"), "é".encode("UTF_8"),
    "x".encode(encoding="ISO-8859-1"))
for errors in ("ignore", "replace", "backslashreplace"):
    print(s.encode("ascii", errors), s.encode("latin-1", errors=errors), "\ud800x".encode("utf-8", errors))
print("\udcff\udc80".encode("utf-8", "surrogateescape"), "\udce9".encode("ascii", "surrogateescape"),
    "\ud800".encode("utf-8", "surrogatepass"))
