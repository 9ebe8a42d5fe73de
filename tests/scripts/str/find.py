s = "abcabcabc"
for args in (("abc",), ("c",), ("x",), ("",), ("abc", 1), ("abc", 7), ("abc", -3), ("c", 0, 2), ("", 9), ("", 10),
        ("", 3, 2),
             ("a", None, None), ("abc", -100, 100), ("bca", 1, -1), ("abcabcabcd",)):
    print(args, s.find(*args), s.rfind(*args), s.count(*args))
