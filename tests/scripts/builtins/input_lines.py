print(repr(input()))
print(repr(input("prompt> ")))
print(repr(input(5)))
try:
    input()
except EOFError as e:
    print(e)
