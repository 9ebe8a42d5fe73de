# check: stderr
raise ValueError()
