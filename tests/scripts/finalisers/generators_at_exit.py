# Generators that are still suspended in the end run their finally clauses then.
def numbers(name):
    try:
        yield 1
    finally:
        print("finally", name)
        raise ValueError("written to standard error")

kept = numbers("kept")
next(kept)
closed = numbers("closed")
next(closed)
try:
    closed.close()
except ValueError:
    print("closed")
print("end")
