# The built-in sort with a key function (a comparison function in Lua), on records with distinct keys.


def make_records(count):
    records = []
    seed = 7
    for i in range(count):
        seed = (seed * 3877 + 29573) % 139968
        records.append((seed, "name%05d" % (seed * 7 % 100000), i))
    return records


def main():
    records = make_records(80000)
    total = 0
    for _ in range(4):
        by_number = sorted(records, key=lambda r: r[0])
        by_name = sorted(by_number, key=lambda r: (r[2] * 7919) % 120011)
        by_text = sorted(by_name, key=lambda r: r[1] + str(r[2]))
        for i in range(0, len(records), 1000):
            total = (total * 31 + by_number[i][0] + by_name[i][2] + by_text[i][2]) % 1000003
    print(total)
    print(by_number[0][0], by_name[10][2], by_text[5][1])


main()
