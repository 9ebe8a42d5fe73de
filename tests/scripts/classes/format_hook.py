# __format__.
class F:
    def __format__(self, spec):
        return "F<" + spec + ">"

f = F()
print(format(f), format(f, "x"), f"{f:abc}", "{:q}".format(f), "{0:{1}}".format(f, "w"))

class Plain:
    def __str__(self):
        return "plain"

print(format(Plain()), f"{Plain()}")
try:
    format(Plain(), "5")
except TypeError as e:
    print(e)

class Bad:
    def __format__(self, spec):
        return 5

try:
    format(Bad())
except TypeError as e:
    print(e)
