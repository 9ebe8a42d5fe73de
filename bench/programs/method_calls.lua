-- Method calls on objects: getters, setters, an overridden method, and a call of the inherited one.

local Toggle = {}
Toggle.__index = Toggle

function Toggle.new(state)
    return setmetatable({state = state}, Toggle)
end

function Toggle:value()
    return self.state
end

function Toggle:activate()
    self.state = not self.state
    return self
end

local CountedToggle = setmetatable({}, {__index = Toggle})
CountedToggle.__index = CountedToggle

function CountedToggle.new(state, limit)
    local self = Toggle.new(state)
    self.limit = limit
    self.counter = 0
    return setmetatable(self, CountedToggle)
end

function CountedToggle:activate()
    self.counter = self.counter + 1
    if self.counter >= self.limit then
        Toggle.activate(self)
        self.counter = 0
    end
    return self
end

local Account = {}
Account.__index = Account

function Account.new()
    return setmetatable({balance = 0}, Account)
end

function Account:deposit(amount)
    self.balance = self.balance + amount
end

function Account:get_balance()
    return self.balance
end

local function main(count)
    local toggle = Toggle.new(true)
    local counted = CountedToggle.new(true, 3)
    local account = Account.new()
    local on = 0
    for i = 0, count - 1 do
        if toggle:activate():value() then
            on = on + 1
        end
        if counted:activate():value() then
            on = on + 1
        end
        account:deposit(i & 15)
    end
    print(on .. " " .. account:get_balance())
end

main(2500000)
