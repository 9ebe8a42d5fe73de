from collections import Counter
words = "one two three two three three four four four four".split()
c = Counter(words)
print(c.most_common())
print(c)
c = Counter()
c["x"] = None
c["y"] = 1
print(c)
