# check: stderr
def parse(text):
    try:
        return int(text)
    except ValueError:
        raise RuntimeError("no number: " + text)

parse("abc")
