-- Exceptions: raised and caught at different depths, passing through frames, and not raised at all.

local Odd = {}
local Seventh = {}

local function check(i)
    if i % 7 == 0 then
        error({class = Seventh, value = i})
    end
    if i % 2 == 1 then
        error({class = Odd, value = i})
    end
    return i
end

local function descend(depth, i)
    if depth == 0 then
        return check(i)
    end
    local result = descend(depth - 1, i)
    return result
end

local function main(count)
    local odd = 0
    local seventh = 0
    local even = 0
    for i = 0, count - 1 do
        local ok, result = pcall(descend, i % 4, i)
        if ok then
            even = even + (result & 1 | 2)
        elseif result.class == Odd then
            odd = odd + 1
        elseif result.class == Seventh then
            seventh = seventh + result.value % 5
        else
            error(result)
        end
    end
    print(odd .. " " .. seventh .. " " .. even)
end

main(900000)
