# str() of a NameError is without suggestions; its name attribute holds the name.
try:
    pront
except NameError as e:
    print(e, e.args)

class C:
    attribute = 1

try:
    C().atribute
except AttributeError as e:
    print(e)
