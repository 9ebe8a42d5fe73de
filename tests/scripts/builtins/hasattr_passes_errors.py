class A:
    @property
    def p(self):
        raise ValueError("not hidden")
for f in (lambda: hasattr(A(), "p"), lambda: getattr(A(), "p", 1), lambda: hasattr(A(), 1)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
