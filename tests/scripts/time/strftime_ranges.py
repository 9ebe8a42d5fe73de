import time
good = [2000, 1, 1, 0, 0, 0, 0, 1, 0]
for index, value in ((1, 13), (2, 32), (3, 24), (4, 60), (5, 62), (7, 367), (1, -1)):
    bad = list(good)
    bad[index] = value
    try:
        print(time.strftime("%c", tuple(bad)))
    except ValueError as e:
        print(e)
