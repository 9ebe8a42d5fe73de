# One class of file objects does it all: there are no separate buffer and raw objects.
with open("data.bin", "wb") as f:
    f.write(b"abc")
with open("data.bin", "rb") as f:
    print(type(f).__name__, f.read(), hasattr(f, "raw"))
with open("data.bin") as f:
    print(type(f).__name__, f.read(), hasattr(f, "buffer"))
