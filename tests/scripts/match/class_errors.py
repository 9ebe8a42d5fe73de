# Class patterns that cannot work.
class A:
    __match_args__ = ("x", "x", "y")
    x = 1
    y = 2


class B:
    __match_args__ = ["x"]


class C:
    __match_args__ = (1,)


class D:
    pass


class E:
    __match_args__ = ("x",)

    @property
    def x(self):
        raise ValueError("from the property")


class F:
    __match_args__ = ("x",)

    @property
    def x(self):
        raise AttributeError("from the property")


def check(subject, number):
    try:
        match number:
            case 0:
                match subject:
                    case A(1, 1):
                        print("wrong")
            case 1:
                match subject:
                    case A(_, x=1):
                        print("wrong")
            case 2:
                match subject:
                    case B(1):
                        print("wrong")
            case 3:
                match subject:
                    case C(1):
                        print("wrong")
            case 4:
                match subject:
                    case D(1):
                        print("wrong")
            case 5:
                match subject:
                    case A(_, _, _, _):
                        print("wrong")
            case 6:
                match subject:
                    case int(1, 2):
                        print("wrong")
            case 7:
                match subject:
                    case check(1):
                        print("wrong")
            case 8:
                match subject:
                    case E(1) | F(1):
                        print("wrong")
        print("no match")
    except Exception as e:
        print(type(e).__name__, e)


check(A(), 0)
check(A(), 1)
check(B(), 2)
check(C(), 3)
check(D(), 4)
check(A(), 5)
check(1, 6)
check(1, 7)
check(E(), 8)
check(F(), 8)
check(3, 0)
