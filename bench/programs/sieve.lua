-- Sieve of Eratosthenes over a list of flags.

local function sieve(limit)
    local flags = {}
    for i = 1, limit do
        flags[i] = true
    end
    local count = 0
    for i = 2, limit do
        if flags[i] then
            count = count + 1
            for j = i * i, limit, i do
                flags[j] = false
            end
        end
    end
    return count
end

for _ = 1, 3 do
    print(sieve(3000000))
end
