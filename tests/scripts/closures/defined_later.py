# The captured variable may be bound after the function is made.
def outer():
    def inner():
        return later
    later = 7
    return inner()

print(outer())
