print("raising")
raise ValueError("from the module")
