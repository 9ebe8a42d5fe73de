# A file that nothing refers to is closed, and what was written to it is there.
# needs: precise
import gc

class Other:
    pass

def write():
    f = open("out.txt", "w")
    f.write("text")

write()
open("other.txt", "w").close()
gc.collect()
print(open("out.txt").read())

class F:
    def __init__(self):
        self.file = open("third.txt", "w")
        self.file.write("third")

    def __del__(self):
        print("closed already:", self.file.closed)
        self.file.close()

def both():
    F()

both()
Other()
open("other.txt", "w").close()
gc.collect()
print(open("third.txt").read())
