# Types of modules, exceptions, classes of one's own.
import collections

print(collections.deque[int], collections.OrderedDict[int, str], collections.defaultdict[str, list],
      collections.Counter[str], collections.ChainMap[int, int], BaseExceptionGroup[int], ExceptionGroup[ValueError])


class A:
    def __class_getitem__(cls, item):
        return cls.__name__, item


class B(A):
    pass


print(A[1], B[1, 2], A[:], A[()])


class Meta(type):
    def __getitem__(cls, item):
        return "meta", item


class G(A, metaclass=Meta):
    pass


print(G[3])
