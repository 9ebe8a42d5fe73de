# f-strings have the grammar of Python 3.12: any expression in the braces, with the same quotes, backslashes, comments.
words = ["a", "b"]
print(f"{", ".join(words)}")
print(f'{'\n'.join(words)}')
print(f"{f"{f"{1 + 1}"}"}")
print(f"{
    1  # one
    + 2
}")
