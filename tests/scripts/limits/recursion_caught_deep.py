# stress: no (deep recursion)
# RecursionError can be caught far down; finally clauses run.
count = 0

def endless():
    global count
    try:
        endless()
    except (RecursionError, MemoryError):
        raise
    finally:
        count += 1

try:
    endless()
except (RecursionError, MemoryError):
    print("caught")
print(count > 10)

def swallow(n):
    try:
        swallow(n + 1)
    except (RecursionError, MemoryError):
        pass
    return "back"

print(swallow(0))
