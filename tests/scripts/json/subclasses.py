# Subclasses of the types that JSON knows are written as those.
import json


class I(int):
    def __repr__(self):
        return "III"


class F(float):
    def __repr__(self):
        return "FFF"


class S(str):
    pass


class L(list):
    pass


class D(dict):
    def items(self):
        return [("x", 1), (I(2), F(2.5))]


print(json.dumps([I(3), F(2.5), S("q"), L([1]), D(a=1), D(), {S("k"): 1, F(1.5): 2, I(3): 4}]), json.loads(S("[1]")))
