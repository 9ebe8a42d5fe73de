# range may be rebound; loops must notice.
def f():
    range = lambda n: "abc"[:n]
    for i in range(2):
        print(i)

f()
saved = range
range = lambda n: ["global", n]
for i in range(5):
    print(i)
range = saved
for i in range(1):
    print(i)
