-- Iteration counts of the Mandelbrot set on a grid: float arithmetic, comparisons, early exit.

local function iterations(cr, ci, limit)
    local zr = 0.0
    local zi = 0.0
    for n = 0, limit - 1 do
        local rr = zr * zr
        local ii = zi * zi
        if rr + ii > 4.0 then
            return n
        end
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
    end
    return limit
end

local function main(size, limit)
    local total = 0
    local inside = 0
    for y = 0, size - 1 do
        local ci = 2.0 * y / size - 1.0
        for x = 0, size - 1 do
            local n = iterations(2.0 * x / size - 1.5, ci, limit)
            total = total + n
            if n == limit then
                inside = inside + 1
            end
        end
    end
    print(total .. " " .. inside)
end

main(250, 200)
