print(repr("a\tb".expandtabs()), repr("\t\t".expandtabs(4)), repr("a\tb\n\tc".expandtabs(tabsize=3)),
    repr("é\tx".expandtabs(4)))
print(repr("a\tb".expandtabs(0)), repr("a\tb".expandtabs(-5)), repr("12345678\tx".expandtabs()),
    repr("ab\r\tc".expandtabs(4)))
