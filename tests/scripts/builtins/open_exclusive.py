with open("new.txt", "x") as f:
    f.write("1")
try:
    open("new.txt", "x")
except FileExistsError as e:
    print(e.errno, e.filename, e)
with open("new.txt", "w+") as f:
    f.write("abc")
    f.seek(0)
    print(f.read())
with open("new.txt", "a+") as f:
    f.write("def")
    f.seek(0)
    print(f.read())
