# Names with letters beyond ASCII.
é = 1
größe = 2
名前 = "name"
print(é + größe, 名前)
class Ünïcode:
    ñ = 5

print(Ünïcode.ñ, Ünïcode().ñ, Ünïcode.__name__)
def ß(α, β=2): return α + β
print(ß(1, β=5))
