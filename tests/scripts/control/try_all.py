# try, except, else and finally together.
def f(how):
    log = []
    try:
        log.append("try")
        if how == 1:
            raise ValueError
        if how == 2:
            return log
        if how == 3:
            raise KeyError
    except ValueError:
        log.append("except")
    else:
        log.append("else")
    finally:
        log.append("finally")
        print(log)
    return "end"

for how in range(3):
    print(f(how))
try:
    f(3)
except KeyError:
    print("KeyError")
