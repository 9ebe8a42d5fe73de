# Triple-quoted f-strings and expressions over several lines.
x = 1
print(f"""line {x}
  line {x + 1}
{
x
}""")
print(f'''{x}
''')
print(f"a"
      f"b{x}"
      "c{x}")
