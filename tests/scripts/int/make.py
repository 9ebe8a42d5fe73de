# needs: double
print(int(), int(5), int(True), int(3.99), int(-3.99), int(1e20), int(-2.0 ** 70), int(0.0), int(-0.5))
class I:
    def __int__(self):
        return 42
class X:
    def __index__(self):
        return 7
class T:
    def __trunc__(self):
        return 9
print(int(I()), int(X()), [10, 20, 30, 40, 50, 60, 70, 80][X()])
print(type(int(True)), int(2 ** 100) == 2 ** 100)
