# Malformed f-strings.
for source in ("f'{'", "f'}'", "f'{}'", "f'{ }'", "f'{x'", "f'{x!}'", "f'{x!z}'", "f'{a b}'", "f'{x:{}}'", "f'{lambda x: 1}'", "f'{*}'", "f'{!r}'", "f'{x!r y}'", "fb'x'", "uf'x'"):
    try:
        compile(source, "s", "eval")
        print("no error", source)
    except SyntaxError:
        print("SyntaxError")
