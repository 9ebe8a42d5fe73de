s = "heLLo wORLD's 3rd-place x1y"
print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold(), sep="\n")
print("".upper() == "", "ABC".lower(), "123".upper())
