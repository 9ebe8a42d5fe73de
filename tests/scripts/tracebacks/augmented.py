# check: stderr
counter = {"n": 1}
counter["n"] += "s"
