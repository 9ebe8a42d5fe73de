# The message of unsupported operand types for each operator.
for op in ("+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@"):
    try:
        eval("a " + op + " b", {"a": None, "b": {}})
    except TypeError as e:
        print(e)
    try:
        exec("a " + op + "= b", {"a": None, "b": {}})
    except TypeError as e:
        print(e)
