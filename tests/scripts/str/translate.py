t = str.maketrans("abc", "xyz", "d")
print(t, "aabbccdd".translate(t), str.maketrans({"a": "AA", 98: None, "é": 99}))
print("abé".translate({97: "AA", 98: None, 233: 0x20ac}), "abc".translate({}), "abc".translate("0123456789" * 20)[:3])
class M:
    def __getitem__(self, k):
        if k == 97:
            raise LookupError
        return k + 1
print("abc".translate(M()))
