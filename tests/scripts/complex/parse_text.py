def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for text in ("\u0663", " \u0661+\u0662j ", "1_0+2_0j", "1__0", "_1", "1_", "1_.0", "1e_5", "(1+2j)", "( 1+2j )", "((1))",
             "1+j", "-j", "j", "+infj", "nan-nanj", "1e5j", "1e+5j", "1e5+1e-5j", "1 + 2j", "", " ", "1+2", "1j+2", "0x1"):
    attempt(lambda: complex(text))
