import time


def show(*a):
    try:
        print(tuple(time.strptime(*a)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


for format in ("%", "%y%", "%Q", "%D", "%e", "%n", "%-d", "% d", "%.d", "%é", "%3d", "%E", "%\\"):
    show("24", format)
show("x", "%Y")
show("é'", "%Y")
show("", "%Y")
show("2024x", "%Y")
show("24", "")
show("24 é", "%H ")
show("5 ", "%M")
show("5", "%M ")
show("62", "%S")
show("0", "%d")
show("00 PM", "%I %p")
show("2024 00", "%Y %j")
show("EXT", "%Z")
show("z", "%z")
show("0000", "%Y")
show("30 2", "%d %m")
show("29 2 2023", "%d %m %Y")
show("2024 1", "%G %V")
show("2024 1", "%G %u")
show("2024 1 1 1", "%G %j %V %u")
show("1", "%V")
show("2024 1 1", "%Y %V %u")
show("1")
show(1, "%Y")
show("1", 2)
show("1", None)
for a in ((), ("1", "%d", 3)):
    try:
        time.strptime(*a)
    except TypeError:
        print("TypeError")
