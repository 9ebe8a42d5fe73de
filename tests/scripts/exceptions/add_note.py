e = ValueError("x")
print(hasattr(e, "__notes__"))
e.add_note("one")
e.add_note("two")
print(e.__notes__, e)
try:
    e.add_note(3)
except TypeError as x:
    print(x)
e.__notes__ = 5
try:
    e.add_note("z")
except TypeError as x:
    print(x)

class Sub(Exception):
    pass

s = Sub()
s.add_note("n")
print(s.__notes__)
