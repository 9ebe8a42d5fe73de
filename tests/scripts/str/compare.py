words = ["b", "a", "ab", "", "abc", "é", "z", "€", "😀", "\uffff", "B"]
print(sorted(words))
print("a" < "b", "a" < "a", "a" <= "a", "b" > "a", "a" >= "b", "a" == "a", "a" != "a", "ab" > "a", "Z" < "a")
print("a" == 1, "a" != 1, "a" == b"a")
for f in (lambda: "a" < 1, lambda: "a" >= None):
    try:
        f()
    except TypeError as e:
        print(e)
