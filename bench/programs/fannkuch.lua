-- Pancake flips over all permutations: list indexing, element swaps, integer comparisons.

local function fannkuch(n)
    local perm1 = {}
    local perm = {}
    local count = {}
    for i = 1, n do
        perm1[i] = i
        perm[i] = 0
        count[i] = 0
    end
    local max_flips = 0
    local checksum = 0
    local parity = 0
    local r = n
    while true do
        while r ~= 1 do
            count[r] = r
            r = r - 1
        end
        for i = 1, n do
            perm[i] = perm1[i]
        end
        local flips = 0
        local k = perm[1]
        while k ~= 1 do
            local i = 1
            local j = k
            while i < j do
                local t = perm[i]
                perm[i] = perm[j]
                perm[j] = t
                i = i + 1
                j = j - 1
            end
            flips = flips + 1
            k = perm[1]
        end
        if flips > max_flips then
            max_flips = flips
        end
        if parity == 0 then
            checksum = checksum + flips
        else
            checksum = checksum - flips
        end
        while true do
            if r == n then
                return checksum, max_flips
            end
            local first = perm1[1]
            for i = 1, r do
                perm1[i] = perm1[i + 1]
            end
            perm1[r + 1] = first
            count[r + 1] = count[r + 1] - 1
            if count[r + 1] > 0 then
                break
            end
            r = r + 1
        end
        parity = 1 - parity
    end
end

local checksum, flips = fannkuch(8)
print(checksum .. " " .. flips)
checksum, flips = fannkuch(9)
print(checksum .. " " .. flips)
