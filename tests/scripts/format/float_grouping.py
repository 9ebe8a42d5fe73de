# needs: double
for v in (0.5, 1234.5, -1234567.891, 1e15, 1e20, 1e22):
    for spec in (",", "_", ",.2f", "_.3f", ",e", ",g", ",%", "020,.3f", "021_.1f", ",.0f", "+,.1f", "018,"):
        print(format(v, spec), end=" ")
    print()
