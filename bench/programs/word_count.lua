-- Counting words with a dict: text is split into words, counts kept by word, the most frequent printed.

local function make_text(count)
    local syllables = {"ka", "to", "mi", "ru", "sen", "lo", "va", "pe", "dri", "on"}
    local seed = 42
    local words = {}
    for _ = 1, count do
        local word = ""
        seed = (seed * 3877 + 29573) % 139968
        for _ = 1, seed // 11 % 3 + 1 do
            seed = (seed * 3877 + 29573) % 139968
            word = word .. syllables[seed // 13 % 10 + 1]
        end
        words[#words + 1] = word
    end
    return table.concat(words, " ")
end

local function count_words(text)
    local counts = {}
    for word in text:gmatch("%S+") do
        local count = counts[word]
        if count then
            counts[word] = count + 1
        else
            counts[word] = 1
        end
    end
    return counts
end

local function main()
    local text = make_text(200000)
    local counts
    for _ = 1, 24 do
        counts = count_words(text)
    end
    local names = {}
    local total = 0
    for word, count in pairs(counts) do
        names[#names + 1] = word
        total = total + count
    end
    table.sort(names)
    print(#text .. " " .. #names .. " " .. total)
    for i = 1, 5 do
        print(names[i] .. " " .. counts[names[i]])
    end
end

main()
