-- Spectral norm of an infinite matrix by the power method: float arithmetic and calls in inner loops.

local function element(i, j)
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)
end

local function times(vector)
    local count = #vector
    local result = {}
    for i = 0, count - 1 do
        local total = 0.0
        for j = 0, count - 1 do
            total = total + element(i, j) * vector[j + 1]
        end
        result[#result + 1] = total
    end
    return result
end

local function times_transposed(vector)
    local count = #vector
    local result = {}
    for i = 0, count - 1 do
        local total = 0.0
        for j = 0, count - 1 do
            total = total + element(j, i) * vector[j + 1]
        end
        result[#result + 1] = total
    end
    return result
end

local function main(count)
    local u = {}
    for i = 1, count do
        u[i] = 1.0
    end
    local v = u
    for _ = 1, 10 do
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    end
    local uv = 0.0
    local vv = 0.0
    for i = 1, count do
        uv = uv + u[i] * v[i]
        vv = vv + v[i] * v[i]
    end
    print(string.format("%.9f", (uv / vv) ^ 0.5))
end

main(360)
