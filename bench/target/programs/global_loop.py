# a while loop of 20,000 steps on global variables
counter = 0
total = 0


def bench():
    global counter, total
    counter = total = 0
    while counter < 20000:
        total += counter & 3
        counter += 1
    return total
