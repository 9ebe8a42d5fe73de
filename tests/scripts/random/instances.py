import random
a, b = random.Random(42), random.Random(42)
print([a.randint(0, 100) for _ in range(10)] == [b.randint(0, 100) for _ in range(10)])
print(a.random() == b.random(), a.choice("xyz") == b.choice("xyz"))
random.seed(3)
x = random.random()
random.seed(3)
a.random()
print(x == random.random())
class Loaded(random.Random):
    def roll(self):
        return self.randint(6, 6)
print(Loaded(1).roll())
