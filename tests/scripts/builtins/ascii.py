print(ascii("abc"), ascii("\xe9"), ascii("\u20ac x"), ascii("\U0001f600"), ascii("it's \n"), ascii(["\xfc", 1]))
