# check: stderr
def configure(*, width, height):
    pass

configure(width=1)
