# Errors at run time.
for source in ("f'{5:q}'", "f'{\"a\":d}'", "f'{[]:5}'", "f'{undefined}'", "f'{None:>5}'", "f'{1:{\"x\"}}'", "f'{1.5:d}'", "f'{\"s\":.2f}'", "f'{5:.2}'", "f'{\"a\":=5}'", "f'{\"a\":+}'"):
    try:
        print(eval(source))
    except Exception as e:
        print(type(e).__name__, e)
