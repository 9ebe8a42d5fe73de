# List, set and dict comprehensions run in the frame of the function around them (as in CPython 3.12): a traceback has no
# line of theirs, and locals() in them shows that function's variables.
def variables():
    x = 1
    return [locals().get("x") for i in range(1)]

print(variables())

def fail():
    return [1 // 0 for i in range(1)]

try:
    fail()
except ZeroDivisionError as e:
    count = 0
    traceback = e.__traceback__
    while traceback is not None:
        count += 1
        traceback = traceback.tb_next
    print(count)
