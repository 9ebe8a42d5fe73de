def check(raised, *catch):
    try:
        raise raised
    except catch as e:
        return "caught " + type(e).__name__
    except BaseException as e:
        return "other " + type(e).__name__
print(check(KeyError("a"), LookupError))
print(check(KeyError("a"), ValueError, IndexError))
print(check(KeyError("a"), ValueError, KeyError))
print(check(GeneratorExit(), Exception))
print(check(KeyboardInterrupt(), Exception))
print(check(StopIteration(), StopIteration))
print(check(ZeroDivisionError(), ArithmeticError))
print(check(RecursionError(), RuntimeError))
print(check(ModuleNotFoundError(), ImportError))
print(check(TabError(), SyntaxError))
