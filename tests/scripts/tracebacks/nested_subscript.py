# check: stderr
data = {"a": [1, None]}
print(data["a"][1]["x"] + 5)
