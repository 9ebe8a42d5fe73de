# None, True and False are compared with `is`.
def kind(x):
    match x:
        case True:
            return "True"
        case False:
            return "False"
        case None:
            return "None"
        case _:
            return "other"


class Equal:
    def __eq__(self, other):
        return True


for x in (True, False, None, 0, 1, "", Equal()):
    print(type(x).__name__, kind(x))
