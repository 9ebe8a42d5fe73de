"""Helpers of these tests: outcomes that depend on the interpreter's limits count as equal."""

CLEAR = (SyntaxError, RecursionError, MemoryError, OverflowError)


def runs_or_refuses(source):
    """The source runs, or is refused with a clear error."""
    try:
        exec(source, {})
    except CLEAR:
        pass
    return True


def too_large(function):
    """The function ends with MemoryError or OverflowError."""
    try:
        function()
    except (MemoryError, OverflowError):
        return True
    return False


def too_deep(function, *args):
    """The function ends with RecursionError or MemoryError."""
    try:
        function(*args)
    except (RecursionError, MemoryError):
        return True
    return False
