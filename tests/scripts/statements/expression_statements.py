# Expressions as statements have their effects only.
1
"text"
None
[print("evaluated")]
print("a"), print("b")
print("c") if True else print("d")
(lambda: print("lambda"))()
try:
    undefined
except NameError as e:
    print(e)
