-- Allocation: tables made of rows, transposed, filtered and dropped.

local function make(size, start)
    local rows = {}
    for i = 0, size - 1 do
        local row = {}
        for j = 0, size - 1 do
            row[#row + 1] = start + i * size + j
        end
        rows[#rows + 1] = row
    end
    return rows
end

local function transpose(rows)
    local columns = {}
    for j = 1, #rows[1] do
        local column = {}
        for i = 1, #rows do
            column[#column + 1] = rows[i][j]
        end
        columns[#columns + 1] = column
    end
    return columns
end

local function pairs_of(rows)
    local found = {}
    for i = 1, #rows do
        local row = rows[i]
        for j = 1, #row do
            local x = row[j]
            if x % 3 == 0 then
                found[#found + 1] = {x, {x + 1}}
            end
        end
    end
    return found
end

local function main(rounds, size)
    local total = 0
    local kept = {}
    for r = 0, rounds - 1 do
        local rows = transpose(make(size, r))
        local found = pairs_of(rows)
        kept[#kept + 1] = found[#found]
        total = total + #found + rows[size][1] + found[1][2][1]
    end
    print(total .. " " .. #kept .. " " .. kept[#kept][2][1])
end

main(400, 100)
