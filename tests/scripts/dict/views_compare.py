a = {"x": 1, "y": 2}
print(a.keys() == {"x", "y"}, a.keys() == ["x", "y"], a.keys() != {"x"}, a.keys() <= {"x", "y", "z"}, a.keys() < {"x", "y"})
print(a.keys() >= {"x"}, a.keys() > {"x"}, {"x"} < a.keys(), a.keys() == a.keys(), a.items() == {("x", 1), ("y", 2)})
print(a.values() == a.values(), {"x": 1}.keys() == {"x": 2}.keys(), {"x": 1}.items() == {"x": 2}.items())
try:
    a.keys() < ["x"]
except TypeError as e:
    print(e)
