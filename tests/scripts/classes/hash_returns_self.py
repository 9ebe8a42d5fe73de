# The int that __hash__ returns is hashed as an int, whatever its class says.
class Same(int):
    def __hash__(self):
        return self


class Big:
    def __hash__(self):
        return 2 ** 70 + 3


class Lying:
    def __hash__(self):
        return Angry(5)


class Angry(int):
    def __hash__(self):
        raise ValueError('asked')


print(hash(Same(42)) == 42, {Same(7): 'found'}[7], hash(Same(-1)))
print(hash(Big()) == hash(2 ** 70 + 3), hash(Lying()))
