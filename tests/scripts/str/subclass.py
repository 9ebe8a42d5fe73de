class S(str):
    def shout(self):
        return self.upper() + "!"
s = S("abc")
print(s, repr(s), s.shout(), type(s).__name__, type(s + "d").__name__, type(s[:]).__name__, type(str(s)).__name__)
print(s == "abc", hash(s) == hash("abc"), {s: 1}["abc"], len(s), s * 2, "b" in s, type(s.strip()).__name__)
s.attr = 5
print(s.attr, isinstance(s, str), S(5), S(), S(b"x", "ascii"))
