# Identifiers are compared as they are written, not in normal form.
space = {}
exec("\ufb01 = 3", space)
print("\ufb01" in space, "fi" in space)
