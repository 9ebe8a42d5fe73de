# check: stderr
e = ValueError("first\nsecond")
e.add_note("note one")
e.add_note("note two\nof two lines")
raise e
