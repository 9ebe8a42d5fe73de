# Function attributes.
def f(a, b=1):
    """The doc string."""

print(f.__name__, f.__doc__, f.__module__, f.__defaults__)
f.note = [1]
f.note.append(2)
print(f.note)
f.__name__ = "g"
print(f.__name__)
try:
    f.missing
except AttributeError as e:
    print(e)
del f.note
print(hasattr(f, "note"))
