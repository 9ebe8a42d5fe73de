# check: stderr
def run():
    return sum(1 // x for x in (1, 0))

run()
