-- Integer arithmetic in a counting loop: additions, products, remainders and bit operations.

local function run(count)
    local total = 0
    local mask = 0
    for i = 0, count - 1 do
        total = (total + i * 3) % 1000003
        mask = (mask << 1 ~ i) & 0xFFFF
        if total > 500000 then
            total = total - i % 7
        end
    end
    return total, mask
end

local total, mask = run(5000000)
print(total .. " " .. mask)
