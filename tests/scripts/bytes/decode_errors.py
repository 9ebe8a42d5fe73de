for b in (b"\xff", b"a\x80", b"\xc3", b"\xc3(", b"\xe2\x82", b"\xe2\x28", b"\xe2\x82x", b"\xf0\x9f\x98",
        b"\xf0\x9f\x98a", b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80",
          b"\xf8", b"\xe0\x80\x80", b"ab\xf0\x80\x80\x80"):
    try:
        b.decode()
    except UnicodeDecodeError as e:
        print(e)
    print(ascii(b.decode("utf-8", "replace")))
