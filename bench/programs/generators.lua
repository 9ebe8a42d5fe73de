-- Generators: a chain of them, a recursive one over a tree, and values sent in. (Coroutines in Lua.)

local wrap = coroutine.wrap
local yield = coroutine.yield

local function numbers(count)
    return wrap(function()
        for i = 0, count - 1 do
            yield(i)
        end
    end)
end

local function squares(source)
    return wrap(function()
        for x in source do
            yield(x * x % 1009)
        end
    end)
end

local function evens(source)
    return wrap(function()
        for x in source do
            if x % 2 == 0 then
                yield(x)
            end
        end
    end)
end

local function build(low, high)
    if low > high then
        return nil
    end
    local middle = (low + high) // 2
    return {left = build(low, middle - 1), value = middle, right = build(middle + 1, high)}
end

local function walk(node)
    return wrap(function()
        if node ~= nil then
            for x in walk(node.left) do
                yield(x)
            end
            yield(node.value)
            for x in walk(node.right) do
                yield(x)
            end
        end
    end)
end

local function accumulator()
    return wrap(function()
        local total = 0
        while true do
            local x = yield(total)
            total = (total + x) % 65521
        end
    end)
end

local function main()
    local total = 0
    for x in evens(squares(numbers(2500000))) do
        total = total + x
    end
    print(total)
    local tree = build(0, 4095)
    total = 0
    for _ = 1, 20 do
        for x in walk(tree) do
            total = (total * 3 + x) % 65521
        end
    end
    print(total)
    local acc = accumulator()
    acc()
    for i = 0, 1999999 do
        total = acc(i)
    end
    print(total)
end

main()
