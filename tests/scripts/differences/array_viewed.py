# An array that a memoryview looks at can be resized; the view keeps the old items.
import array

a = array.array("h", [1, 2, 3])
view = memoryview(a)
a.append(4)
a.extend([5] * 100)
view[0] = 7
print(len(a), view.tolist(), a[1:4].tolist())
