# Messages about arguments name the function as it is called now.
def plain(first, /, *, option=1):
    pass
plain.__qualname__ = "Place.plain"
plain.__name__ = "other"
for call in (lambda: plain(), lambda: plain(1, 2), lambda: plain(1, wrong=2), lambda: plain(first=1)):
    try:
        call()
    except TypeError as error:
        print(error)

def twice(value):
    pass
twice.__qualname__ = "Place.twice"
try:
    twice(1, value=2)
except TypeError as error:
    print(error)
