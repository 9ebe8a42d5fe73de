# The text in the message is cut off at 200 characters.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for text in ("1" * 180 + "x", "1" * 250 + "x", "\u00e9" * 300, b"1" * 300 + b"x", "'" * 197 + "\\" * 10):
    attempt(lambda: int(text))
    attempt(lambda: int(text, 7))
