# The types themselves, made by hand.
from _typing import TypeVar, ParamSpec, TypeVarTuple, TypeAliasType, Generic

T = TypeVar("T")
print(T, T.__bound__, T.__constraints__, T.__infer_variance__, TypeVar("K", covariant=True), TypeVar("X", contravariant=True))
print(TypeVar("B", bound=int).__bound__, TypeVar("S", str, bytes).__constraints__, TypeVar("I", infer_variance=True))
print(ParamSpec("P"), TypeVarTuple("Ts"), [*TypeVarTuple("Ts")])
A = TypeAliasType("A", int)
print(A, A.__value__, TypeAliasType("B", list[T], type_params=(T,))[int])
print(list[T], list[T][int], dict[str, T][bytes], (list[T] | None)[int], T | int, Generic[T])
D = dict[T, list[TypeVar("U")]]
print(D.__parameters__, D[int, str])


class C(Generic[T]):
    pass


print(C.__bases__, C.__orig_bases__, C[int])
for wrong in (lambda: TypeVar(), lambda: TypeVar(5), lambda: TypeVar("T", int), lambda: TypeVar("T", int, str, bound=int),
              lambda: TypeVar("T", covariant=True, contravariant=True), lambda: TypeAliasType("A"),
              lambda: list[T][int, str], lambda: D[int], lambda: Generic(), lambda: TypeAliasType(1, 2),
              lambda: TypeAliasType("A", 2, type_params=5)):
    try:
        print(wrong())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
