s = "a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l"
print(s.splitlines())
print(s.splitlines(True))
print("".splitlines(), "\n".splitlines(), "a\n\nb\n".splitlines(), "a\r\n".splitlines(keepends=True),
    "é\nx".splitlines())
