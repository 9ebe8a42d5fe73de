# break, continue and return run the finally clauses they leave, inner first.
def f():
    for i in range(4):
        try:
            try:
                if i == 0:
                    continue
                if i == 2:
                    break
                print("body", i)
            finally:
                print("inner", i)
        finally:
            print("outer", i)
    else:
        print("never")
    for x in [1]:
        try:
            return "result"
        finally:
            print("leaving")

print(f())
