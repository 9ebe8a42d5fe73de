# The = form shows the expression's text.
x = 5
print(f"{x=} {x = } {x+1=} {x=!s} {x=:4d} {'a'=} {x  =}")
name = "n"
print(f"{name=} {name=!s} {name=:>3} {len(name)=}")
