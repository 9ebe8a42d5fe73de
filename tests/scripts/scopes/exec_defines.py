# Functions and classes defined by exec use the namespace they were made in.
space = {}
exec("""
count = 0
def step():
    global count
    count += 1
    return count
class C:
    def get(self):
        return count
""", space)
print(space["step"](), space["step"](), space["count"], space["C"]().get())
space["count"] = 50
print(space["step"]())
