# Doubled braces.
x = 1
print(f"{{}} {{{x}}} {{x}} }} {{ {x}}}")
print(f"{{{{ {x} }}}}")
