# The two group types, their bases, and classes derived from them.
print(ExceptionGroup.__mro__, ExceptionGroup.__bases__, ExceptionGroup.__base__)
print(BaseExceptionGroup.__mro__)
print(issubclass(ExceptionGroup, Exception), issubclass(ExceptionGroup, BaseExceptionGroup),
      issubclass(BaseExceptionGroup, Exception))


class A(ExceptionGroup):
    pass


class B(BaseExceptionGroup):
    pass


class C(BaseExceptionGroup, ValueError):
    pass


class D(ExceptionGroup, ValueError):
    pass


for t in A, B, C, D:
    print([base.__name__ for base in t.__mro__])
for t in ExceptionGroup, A, B, C:
    for item in ValueError(1), KeyboardInterrupt():
        try:
            print(repr(t("x", [item])))
        except TypeError as e:
            print(e)
for items in [], 3, [3], {1}, {}, range(3), "ab", (ValueError(1), TypeError(2)):
    try:
        print(repr(ExceptionGroup("x", items)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print("derive" in dir(ExceptionGroup), ExceptionGroup.derive is BaseExceptionGroup.derive)
