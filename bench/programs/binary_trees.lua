-- Allocation and collection: perfect binary trees made, counted and dropped.

local function make(depth)
    if depth == 0 then
        return {left = nil, right = nil}
    end
    return {left = make(depth - 1), right = make(depth - 1)}
end

local function check(node)
    if node.left == nil then
        return 1
    end
    return 1 + check(node.left) + check(node.right)
end

local function main(depth)
    local long_lived = make(depth)
    for d = 4, depth, 4 do
        local count = 1 << (depth - d + 4)
        local total = 0
        for _ = 1, count do
            total = total + check(make(d))
        end
        print(count .. " " .. d .. " " .. total)
    end
    print(depth .. " " .. check(long_lived))
end

main(15)
