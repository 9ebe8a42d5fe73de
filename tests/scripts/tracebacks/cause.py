# check: stderr
def parse(text):
    try:
        return {}[text]
    except KeyError as e:
        raise RuntimeError("not found") from e

parse("k")
