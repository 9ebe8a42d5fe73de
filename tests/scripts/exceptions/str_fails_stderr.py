# check: stderr
class Bad(Exception):
    def __str__(self):
        return 1 / 0

raise Bad(1)
