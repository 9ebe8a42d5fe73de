-- Floating point arithmetic in a while loop: a slightly damped oscillator integrated step by step.

local function run(count)
    local x = 1.0
    local v = 0.0
    local energy = 0.0
    local step = 0.001
    local i = 0
    while i < count do
        local a = -4.0 * x - 0.0001 * v
        v = v + a * step
        x = x + v * step
        energy = energy * 0.999 + (x * x + v * v) * 0.5
        i = i + 1
    end
    return x, v, energy
end

local function trunc(x)
    return math.tointeger(x < 0 and math.ceil(x) or math.floor(x))
end

local x, v, energy = run(3500000)
print(trunc(x * 1000000000) .. " " .. trunc(v * 1000000000) .. " " .. trunc(energy * 1000000))
