# The other kind of quotes inside.
d = {"key": "value", 'k"': 1}
print(f"{d['key']}", f'{d["key"]}', f"""{d["key"]} {d['key']}""", f'''{"a" + 'b'}''')
print(f"\t{d['key']}\n\x41{1}\\", rf"\n{1}\t", fr"{'raw'}\d", Rf"{2}")
