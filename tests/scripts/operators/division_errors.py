# Division by zero in all forms.
for source in ("1 / 0", "1 // 0", "1 % 0", "divmod(1, 0)", "1.0 / 0", "1.0 // 0", "1.0 % 0", "1 / 0.0", "divmod(1.0, 0)", "0 ** -1", "0.0 ** -1", "(10 ** 30) // 0", "(10 ** 30) % 0", "1j / 0", "pow(2, 3, 0)", "True // False"):
    try:
        print(eval(source))
    except Exception as e:
        print(type(e).__name__, e)
