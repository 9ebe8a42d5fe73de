# Integer arithmetic in a counting loop: additions, products, remainders and bit operations.


def run(count):
    total = 0
    mask = 0
    for i in range(count):
        total = (total + i * 3) % 1000003
        mask = (mask << 1 ^ i) & 0xFFFF
        if total > 500000:
            total -= i % 7
    return total, mask


total, mask = run(5000000)
print(total, mask)
