words = 'the quick brown fox jumps over the lazy dog The Quick'.split()
print(sorted(words))
print(sorted(words, reverse=True))
print(sorted(words, key=len))
print(sorted(words, key=str.lower))
print(sorted(['b', 'ba', '', 'a', 'aa', 'ab', 'a\x00', '\u00e9', 'z', '\U0001F600', '\uffff']) ==
      ['', 'a', 'a\x00', 'aa', 'ab', 'b', 'ba', 'z', '\u00e9', '\uffff', '\U0001F600'])
