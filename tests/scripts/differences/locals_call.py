# locals(), vars(), dir(), eval() and exec() see a function's variables where they are called by these names, because the
# compiler then keeps the names; and each call of locals() gives a new dict.
function = locals

def direct():
    x = 1
    return locals()

def indirect():
    x = 1
    return function()

def evaluated():
    x = 1
    return eval("x + 1")

print(direct(), indirect(), evaluated())

def twice():
    x = 1
    return locals() is locals()

print(twice())
