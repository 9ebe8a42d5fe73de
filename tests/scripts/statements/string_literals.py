# Literals of strings: quotes, escapes, raw, bytes, prefixes.
print('a"b', "a'b", 'it\'s', "q\"q")
print("""triple "quoted"
text""", '''and 'this' ''')
print("\x41\u00e9\U0001F600\101\0".encode(), "\a\b\f\v\r\t\n\\\'\"".encode())
print(r"raw \n \x", R'\'', rb"raw \bytes", Rb"\x", bR"\y", b"\x41\101\n", BR"z")
print(u"unicode")
print("a" 'b' """c""" r"\d", b"x" b"y")
print(len("é"), len("日本"), "日本"[1], "\
continued")
