-- The built-in sort with a key function (a comparison function in Lua), on records with distinct keys.

local function make_records(count)
    local records = {}
    local seed = 7
    for i = 0, count - 1 do
        seed = (seed * 3877 + 29573) % 139968
        records[#records + 1] = {seed, string.format("name%05d", seed * 7 % 100000), i}
    end
    return records
end

-- The keys are computed once for each record, as Python's sort does.
local function sorted(records, key)
    local decorated = {}
    for i, r in ipairs(records) do
        decorated[i] = {key(r), r}
    end
    table.sort(decorated, function(a, b) return a[1] < b[1] end)
    for i, p in ipairs(decorated) do
        decorated[i] = p[2]
    end
    return decorated
end

local function main()
    local records = make_records(80000)
    local total = 0
    local by_number, by_name, by_text
    for _ = 1, 4 do
        by_number = sorted(records, function(r) return r[1] end)
        by_name = sorted(by_number, function(r) return (r[3] * 7919) % 120011 end)
        by_text = sorted(by_name, function(r) return r[2] .. tostring(r[3]) end)
        for i = 1, #records, 1000 do
            total = (total * 31 + by_number[i][1] + by_name[i][3] + by_text[i][3]) % 1000003
        end
    end
    print(total)
    print(by_number[1][1] .. " " .. by_name[11][3] .. " " .. by_text[6][2])
end

main()
