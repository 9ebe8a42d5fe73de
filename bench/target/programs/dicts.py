# 500 int and 500 str keys: inserted, looked up
def bench():
    numbers = {}
    for i in range(500):
        numbers[i * 7] = i
    total = 0
    for i in range(500):
        total += numbers[i * 7]
    names = {}
    keys = ["key%d" % i for i in range(500)]
    for i in range(500):
        names[keys[i]] = i
    for key in keys:
        total += names[key]
    return total
