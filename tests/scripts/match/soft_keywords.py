# match, case and _ are ordinary names elsewhere.
match = [1, 2, 3]
case = 1
print(match[case], match [1:])
match[0] = 9
match: list = match
_ = 5


def f(match, case=2, *, type=3):
    match (match):
        case 1:
            return "one", case
        case match if match == 2:
            return "two", match
        case case:
            return case


print(f(1), f(2), f(3), _, match)
match = print
match("called")
match(*"ab", case)
match -1:
    case -1:
        print("minus one")
match not True:
    case False:
        print("not")
match "x", :
    case "x",:
        print("tuple")
match *[1, 2], 3:
    case 1, 2, 3:
        print("star")
