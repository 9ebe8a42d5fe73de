-- Quicksort written in the script, in place on a list of integers.

local function quicksort(items, low, high)
    while low < high do
        local pivot = items[(low + high) // 2]
        local i = low
        local j = high
        while i <= j do
            while items[i] < pivot do
                i = i + 1
            end
            while items[j] > pivot do
                j = j - 1
            end
            if i <= j then
                items[i], items[j] = items[j], items[i]
                i = i + 1
                j = j - 1
            end
        end
        if j - low < high - i then
            quicksort(items, low, j)
            low = i
        else
            quicksort(items, i, high)
            high = j
        end
    end
end

local function main(count)
    local items = {}
    local seed = 11
    for i = 0, count - 1 do
        seed = (seed * 3877 + 29573) % 139968
        items[#items + 1] = seed * 5 + i % 5
    end
    quicksort(items, 1, count)
    for i = 2, count do
        if items[i - 1] > items[i] then
            print("not sorted")
        end
    end
    print(items[1] .. " " .. items[count // 2 + 1] .. " " .. items[count])
end

main(250000)
