# An f-string with many fields.
a, b = 1, "two"
source = "f'" + " ".join("{a}{b}" for _ in range(150)) + "'"
result = eval(source)
print(len(result), result[:20], result.count("two"))
