# check: stderr
raise KeyError
