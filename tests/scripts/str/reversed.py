print(list(reversed("abc")), "".join(reversed("añ€")), list(reversed("")))
