# The parts of a divided group have the context of the whole, but do not show it.
def show(e):
    print(repr(e), repr(e.__context__), e.__suppress_context__)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ExceptionGroup("group", [ValueError(1), TypeError(2)])
except ExceptionGroup as e:
    whole = e
show(whole)
for part in whole.split(ValueError):
    show(part)
show(whole.subgroup(TypeError))
try:
    try:
        raise whole
    except* ValueError:
        pass
except ExceptionGroup as e:
    show(e)
