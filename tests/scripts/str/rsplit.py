print("a b  c ".rsplit(), "a b c d".rsplit(None, 2), "a,b,c".rsplit(",", 1), "".rsplit(), "a,b,c".rsplit(","),
    ",,".rsplit(",", 1))
print(" a  b ".rsplit(None, 0), "a--b--c".rsplit("--", 1), "aébéc".rsplit("é", 1), "a b c ".rsplit(maxsplit=1))
