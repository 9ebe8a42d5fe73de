# Function, positional arguments, keywords: evaluated from left to right.
def note(x):
    print("eval", x)
    return x

def function():
    print("eval function")
    return lambda *args, **kwargs: (args, kwargs)

print(function()(note(1), note(2), k=note(3), *[note(4)], j=note(5)))
