# await stands wherever a primary may.
async def n(x):
    return x


async def f():
    print(await n(1) + await n(2) * -await n(3))
    print((await n([1, 2]))[await n(0)], await n(2) ** await n(3), 2 ** await n(3))
    print([await n(1), *await n([2])], {await n("k"): await n("v"), **await n({})}, f"{await n(4)!r:>{await n(3)}}")
    print(await n(await n(5)), not await n(0), await n(1) if await n(0) else await n(2), await n(0) or await n(7))
    (await n(print))("called", sep=await n(""))
    x = y = await n(8)
    x += await n(1)
    d = {}
    d[await n("a")] = await n(2)
    del d[await n("a")]
    assert await n(True), await n("no")
    print(x, y, d, (z := await n(3)), z)
    if await n(1) < await n(2) < await n(3):
        print("chained")
    try:
        raise await n(ValueError) from await n(None)
    except await n(ValueError):
        print("caught")
    while await n(True):
        break
    for i in await n([1]):
        print(i)
    with await n(open(__file__)) as file:
        pass
    match await n(5):
        case 5 if await n(True):
            print("match")

    def defaults(a=await n(1)):
        return a

    print(defaults(), (lambda a=await n(2): a)())
    return await n("end")


try:
    f().send(None)
except StopIteration as e:
    print(e.value)
