x = "submodule"
