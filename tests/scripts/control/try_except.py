# The first clause that matches is taken.
def f(error):
    try:
        raise error
    except ZeroDivisionError:
        return "zero"
    except (KeyError, IndexError) as e:
        return "lookup %r" % e
    except ArithmeticError:
        return "arithmetic"
    except Exception:
        return "exception"
    except:
        return "bare"

for error in (ZeroDivisionError(), KeyError("k"), IndexError(1), OverflowError(), ValueError(), KeyboardInterrupt(), LookupError):
    print(f(error))
