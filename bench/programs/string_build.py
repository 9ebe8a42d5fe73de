# Building text: number formatting, joining, slices, upper case, search and replacement.


def line(i):
    parts = []
    for j in range(6):
        parts.append("%d:%x" % (i * j, i + j))
    return ", ".join(parts)


def main(count):
    lines = []
    length = 0
    commas = 0
    for i in range(count):
        text = line(i)
        text = "<" + text[2:] + "|" + text[:4].upper() + ">"
        if text.find("ff") >= 0:
            text = text.replace("ff", "--")
        commas += text.count(",")
        length += len(text)
        lines.append(text)
    whole = "\n".join(lines)
    print(length, commas, len(whole))
    total = 0
    for i in range(0, len(whole), 7):
        total = (total * 31 + ord(whole[i])) % 65521
    print(total)


main(250000)
