import errno

for number in (1, 2, 5, 9, 11, 12, 13, 17, 19, 20, 21, 22, 95, 98, 104, 110, 111, 115):
    print(number, errno.errorcode[number])
print(errno.errorcode is errno.errorcode, 0 in errno.errorcode)
print(all(getattr(errno, name) == number for number, name in errno.errorcode.items()))
