# A method taken from the class needs its instance.
class C:
    def m(self):
        return "m"

try:
    C.m()
except TypeError as e:
    print(e)
print(C.m(5))
try:
    list.append()
except TypeError as e:
    print(e)
try:
    list.append(5, 1)
except TypeError as e:
    print(e)
