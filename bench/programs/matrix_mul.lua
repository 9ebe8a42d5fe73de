-- Product of two matrices held as lists of rows.

local function make(n, seed)
    local rows = {}
    for i = 0, n - 1 do
        local row = {}
        for j = 0, n - 1 do
            row[#row + 1] = (i * seed + j * 7) % 10 + 0.5
        end
        rows[#rows + 1] = row
    end
    return rows
end

local function multiply(a, b)
    local n = #a
    local result = {}
    for i = 1, n do
        local row = a[i]
        local out = {}
        for j = 1, n do
            local total = 0.0
            for k = 1, n do
                total = total + row[k] * b[k][j]
            end
            out[j] = total
        end
        result[#result + 1] = out
    end
    return result
end

local function main(n)
    local c = multiply(make(n, 3), make(n, 11))
    local trace = 0.0
    for i = 1, n do
        trace = trace + c[i][i]
    end
    print(string.format("%.2f %.2f %.2f", trace, c[1][n], c[n][1]))
end

main(250)
