# Conversions between text and int are limited to 4300 decimal digits; other bases are not.
def attempt(f):
    try:
        print(f())
    except ValueError as e:
        print(e)

print(len(str(10 ** 4299)), len(str(-10 ** 4299)))
attempt(lambda: str(10 ** 4300))
attempt(lambda: str(10 ** 4310))
attempt(lambda: repr(-10 ** 5000))
attempt(lambda: int("1" * 4301))
print(int("1" * 4300) % 1000, len(hex(10 ** 5000)), int("f" * 5000, 16).bit_length())
