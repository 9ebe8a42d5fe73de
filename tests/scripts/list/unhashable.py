def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

attempt(lambda: hash([]))
attempt(lambda: {[]: 1})
attempt(lambda: {[]})
attempt(lambda: hash(([],)))
