# stress: no (many compilations)
# Random token sequences compile or raise SyntaxError.
tokens = "if else for in while def class return yield lambda not and or is None ( ) [ ] { } : , . = == + - * ** / 1 2.5 'a' f'{x}' x y import from as with try except finally raise del pass break global nonlocal assert @ := -> ... ; \n \n\x20 \n\x20\x20".split(" ")
seed = 12345
count = 0
for _ in range(1500):
    parts = []
    for _ in range(12):
        seed = (seed * 3877 + 29573) % 139968
        parts.append(tokens[seed // 7 % len(tokens)])
    try:
        compile(" ".join(parts), "s", "exec")
    except SyntaxError:
        pass
    except (ValueError, OverflowError) as e:
        print(type(e), parts)
    count += 1
print(count)
