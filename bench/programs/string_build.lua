-- Building text: number formatting, joining, slices, upper case, search and replacement.

local function line(i)
    local parts = {}
    for j = 0, 5 do
        parts[#parts + 1] = string.format("%d:%x", i * j, i + j)
    end
    return table.concat(parts, ", ")
end

local function main(count)
    local lines = {}
    local length = 0
    local commas = 0
    for i = 0, count - 1 do
        local text = line(i)
        text = "<" .. text:sub(3) .. "|" .. text:sub(1, 4):upper() .. ">"
        if text:find("ff", 1, true) then
            text = text:gsub("ff", "--")
        end
        local _, found = text:gsub(",", ",")
        commas = commas + found
        length = length + #text
        lines[#lines + 1] = text
    end
    local whole = table.concat(lines, "\n")
    print(length .. " " .. commas .. " " .. #whole)
    local total = 0
    for i = 1, #whole, 7 do
        total = (total * 31 + whole:byte(i)) % 65521
    end
    print(total)
end

main(250000)
