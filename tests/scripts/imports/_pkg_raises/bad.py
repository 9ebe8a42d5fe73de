raise KeyError("bad submodule")
