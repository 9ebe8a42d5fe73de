# Sieve of Eratosthenes over a list of flags.


def sieve(limit):
    flags = [True] * (limit + 1)
    count = 0
    for i in range(2, limit + 1):
        if flags[i]:
            count += 1
            for j in range(i * i, limit + 1, i):
                flags[j] = False
    return count


for _ in range(3):
    print(sieve(3000000))
