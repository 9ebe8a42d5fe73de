import random
items = list(range(20))
random.shuffle(items)
print(sorted(items) == list(range(20)))
print(random.choice("a"), random.choice([5]), random.choice(range(3)) in range(3))
print(sorted(random.sample(range(10), 10)), len(set(random.sample(range(10 ** 9), 20))), random.sample([], 0))
print(len(random.choices("abc", k=5)), set(random.choices([1, 2, 3], weights=[0, 1, 0], k=10)), random.choices([7], cum_weights=[3]))
print(sorted(random.sample(["a", "b"], counts=[2, 3], k=5)))
