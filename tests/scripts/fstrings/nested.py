# f-strings in f-strings.
x = 3
print(f"{f'{x}'}", f"{f'{x:>{x}}':>5}", f"{'a' + f'{x}'}", f"""{f'''{f"{x}"}'''}""")
