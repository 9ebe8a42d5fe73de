# tb_frame tells which code ran, where, and with which globals.
def inner():
    raise ValueError("x")

def outer():
    inner()

try:
    outer()
except ValueError as e:
    tb = e.__traceback__
while tb is not None:
    frame = tb.tb_frame
    print(frame.f_code.co_name, tb.tb_lineno, frame.f_code.co_filename == __file__, type(frame.f_lineno).__name__,
          frame.f_globals is globals(), type(frame.f_lasti).__name__, type(frame).__name__)
    if frame.f_code.co_name == "<module>":
        print(frame.f_locals is globals())
    tb = tb.tb_next
names = {}
exec("def f(): return missing\n", names)
try:
    names["f"]()
except NameError as e:
    print(e.__traceback__.tb_next.tb_frame.f_globals is names)
