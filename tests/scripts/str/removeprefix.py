print("TestHook".removeprefix("Test"), "Base".removeprefix("x"), "Misc".removesuffix("c"), "a".removesuffix(""),
    "aa".removesuffix("a"))
try:
    "a".removeprefix(1)
except TypeError as e:
    print(e)
