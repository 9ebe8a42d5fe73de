# match, case, type and _ are ordinary names.
match = 1
case = 2
type_ = 3
_ = 4
print(match + case + type_ + _)
match, case = case, match
print(match, case)
def f(match, case=1): return match - case
print(f(case=5, match=6))
print = print
print("print")
