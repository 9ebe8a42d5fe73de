# Counting words with a dict: text is split into words, counts kept by word, the most frequent printed.


def make_text(count):
    syllables = ["ka", "to", "mi", "ru", "sen", "lo", "va", "pe", "dri", "on"]
    seed = 42
    words = []
    for _ in range(count):
        word = ""
        seed = (seed * 3877 + 29573) % 139968
        for _ in range(seed // 11 % 3 + 1):
            seed = (seed * 3877 + 29573) % 139968
            word += syllables[seed // 13 % 10]
        words.append(word)
    return " ".join(words)


def count_words(text):
    counts = {}
    for word in text.split():
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def main():
    text = make_text(200000)
    for _ in range(24):
        counts = count_words(text)
    names = []
    total = 0
    for word, count in counts.items():
        names.append(word)
        total += count
    names.sort()
    print(len(text), len(names), total)
    for word in names[:5]:
        print(word, counts[word])


main()
