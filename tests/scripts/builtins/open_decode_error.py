with open("d.bin", "wb") as f:
    f.write(b"ok\n\xff\xfe\n")
with open("d.bin") as f:
    try:
        f.read()
    except UnicodeDecodeError as e:
        print(e.reason, e.encoding)
