# check: stderr
# What goes wrong with an attribute or method on another line than its object is shown where the name is.
class Chain:
    def step(self, *args):
        if args == (0,):
            raise ValueError("zero")
        return self

def call():
    return (Chain()
            .step(1,
                  2)
            .step(0)
            .step())

def load():
    return Chain().step(
        1).nothing

def store():
    (Chain()
     .step(1)
     .__class__) = None

try:
    try:
        call()
    except ValueError:
        load()
except AttributeError:
    store()
