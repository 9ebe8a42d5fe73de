# Inherited and overridden methods.
class Animal:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return self.name + " says " + self.sound()

    def sound(self):
        return "nothing"

class Dog(Animal):
    def sound(self):
        return "woof"

class Puppy(Dog):
    def __init__(self, name, age):
        Dog.__init__(self, name)
        self.age = age

print(Animal("a").speak())
print(Dog("d").speak())
p = Puppy("p", 1)
print(p.speak(), p.age)
print(Puppy.__bases__ == (Dog,), [c.__name__ for c in Puppy.__mro__])
