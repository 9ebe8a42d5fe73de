def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


import unicodedata
for c in "5\u0665\u00b2\u00bd\u2167\u4e09\u5146\u4ebf\u00be\u0f33\U0001d7d9\u0bf2\u3289a":
    for f in (unicodedata.decimal, unicodedata.digit, unicodedata.numeric):
        attempt(lambda: f(c))
        attempt(lambda: f(c, None))
attempt(lambda: unicodedata.numeric("12"))
attempt(lambda: unicodedata.digit(3))
attempt(lambda: unicodedata.decimal("", 1))
