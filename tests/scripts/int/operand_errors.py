def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)

attempt(lambda: 1 + "a")
attempt(lambda: "a" + 1)
attempt(lambda: 1 - None)
attempt(lambda: [] // 2)
attempt(lambda: 1 & 1.0)
attempt(lambda: 1 @ 2)
attempt(lambda: 2 ** "x")
attempt(lambda: divmod(1, "x"))
attempt(lambda: -"a")
