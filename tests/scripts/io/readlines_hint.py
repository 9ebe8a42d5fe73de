import io

for hint in (-1, 0, 1, 2, 3, 4, 5, 100, None):
    print(hint, io.BytesIO(b"a\nb\nc\nd").readlines(hint), io.StringIO("a\nb\nc\nd").readlines(hint))
