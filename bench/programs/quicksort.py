# Quicksort written in the script, in place on a list of integers.


def quicksort(items, low, high):
    while low < high:
        pivot = items[(low + high) // 2]
        i = low
        j = high
        while i <= j:
            while items[i] < pivot:
                i += 1
            while items[j] > pivot:
                j -= 1
            if i <= j:
                items[i], items[j] = items[j], items[i]
                i += 1
                j -= 1
        if j - low < high - i:
            quicksort(items, low, j)
            low = i
        else:
            quicksort(items, i, high)
            high = j


def main(count):
    items = []
    seed = 11
    for i in range(count):
        seed = (seed * 3877 + 29573) % 139968
        items.append(seed * 5 + i % 5)
    quicksort(items, 0, count - 1)
    for i in range(1, count):
        if items[i - 1] > items[i]:
            print("not sorted")
    print(items[0], items[count // 2], items[count - 1])


main(250000)
