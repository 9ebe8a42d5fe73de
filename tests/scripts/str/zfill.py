for s in ("42", "-42", "+42", "", "-", "é", "--1"):
    print(repr(s.zfill(5)), repr(s.zfill(1)), repr(s.zfill(-3)))
