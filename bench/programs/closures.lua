-- Closures: functions made in a loop, shared captured variables, functions as arguments.

local function make_counter(start, step)
    local value = start
    return function()
        value = value + step
        return value
    end
end

local function compose(f, g)
    return function(x) return f(g(x)) end
end

local function adder(n)
    return function(x) return x + n end
end

local function main(count)
    local counters = {}
    for i = 0, 7 do
        counters[i] = make_counter(i, i + 1)
    end
    local total = 0
    for i = 0, count - 1 do
        total = (total + counters[i & 7]()) % 1000003
    end
    print(total)
    total = 0
    for i = 0, count // 2 - 1 do
        local f = compose(adder(i), adder(-1))
        total = (total + f(2)) % 1000003
    end
    print(total)
end

main(1800000)
