# Literal patterns compare with ==.
def kind(x):
    match x:
        case 0:
            return "zero"
        case -1:
            return "minus one"
        case 1.5 | -2.5:
            return "float"
        case 1 + 2j | -1 - 1j:
            return "complex"
        case "a" "b":
            return "ab"
        case b"b":
            return "bytes"
        case 123456789012345678901234567890:
            return "large"
    return "none of them"


for x in (0, 0.0, False, True, -1, 1.5, -2.5, 1 + 2j, -1 - 1j, "ab", b"b", "b", 123456789012345678901234567890, None, []):
    print(repr(x), kind(x))
