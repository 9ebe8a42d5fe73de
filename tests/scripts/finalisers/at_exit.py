# Objects that are alive in the end are finalised then.
class C:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

kept = C("kept")
print("end")
