# check: stderr
name = "x"
print(f"{name} {name.zzz} end")
