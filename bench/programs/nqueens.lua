-- All solutions of the n queens problem by backtracking, with lists marking used columns and diagonals.

local function place(row, n, columns, rising, falling)
    if row == n then
        return 1
    end
    local solutions = 0
    for column = 0, n - 1 do
        local up = row + column + 1
        local down = row - column + n + 1
        if not columns[column + 1] and not rising[up] and not falling[down] then
            columns[column + 1] = true
            rising[up] = true
            falling[down] = true
            solutions = solutions + place(row + 1, n, columns, rising, falling)
            columns[column + 1] = false
            rising[up] = false
            falling[down] = false
        end
    end
    return solutions
end

local function filled(count)
    local list = {}
    for i = 1, count do
        list[i] = false
    end
    return list
end

local function queens(n)
    return place(0, n, filled(n), filled(2 * n), filled(2 * n + 1))
end

for n = 4, 12 do
    print(n .. " " .. queens(n))
end
