# Global lookups see changes made between the calls.
def read():
    return value

out = []
for value in (1, "two", None):
    out.append(read())
print(out)
del value
try:
    read()
except NameError as e:
    print(e)
value = "back"
print(read())
