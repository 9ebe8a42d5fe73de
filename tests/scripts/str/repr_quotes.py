for s in ("", "a", "'", '"', "'\"", "it's", 'say "x"', "\\", "a\\'b", '\'"\''):
    print(repr(s), len(repr(s)))
