print(ascii("abc"), ascii("añ€😀"), ascii("\n'"), ascii(["é"]), ascii(5))
