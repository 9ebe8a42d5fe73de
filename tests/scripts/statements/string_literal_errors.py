# Wrong escapes and prefixes.
for source in (r"'\x4'", r"'\u12'", r"'\U00110000'", r"b'\xg'", "b'é'", "'a' b'b'", "'abc\n'", "x'a'", "ur'a'"):
    try:
        compile(source, "s", "eval")
        print("no error", source)
    except SyntaxError as e:
        print(e.msg)
