s = "aé€é😀é"
for args in (("é",), ("€",), ("😀",), ("é", 2), ("é", -1), ("é", 0, 1), ("",), ("", 6), ("", 7), ("x",), ("é", 4, 6)):
    print(args, s.find(*args), s.rfind(*args), s.count(*args))
