here = 1


def __getattr__(name):
    if name == "dynamic":
        return "computed"
    raise AttributeError("no attribute " + name)
