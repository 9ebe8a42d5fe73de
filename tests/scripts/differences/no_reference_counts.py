# Objects are not counted but collected: nothing happens at the moment when the last reference to one goes. A generator
# that is dropped runs its finally clauses when it is collected, or in the end.
def numbers():
    try:
        yield 1
    finally:
        print("finally")

g = numbers()
next(g)
g = None
print("dropped")
