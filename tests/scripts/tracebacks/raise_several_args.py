# check: stderr
raise ValueError("a", 1, None)
