-- Richards: the kernel of a small operating system is simulated. Six tasks of different priority
-- pass packets to each other; the scheduler always continues with the task that an operation names.

local IDLE <const> = 0
local WORKER <const> = 1
local HANDLER_A <const> = 2
local HANDLER_B <const> = 3
local DEVICE_A <const> = 4
local DEVICE_B <const> = 5

local KIND_DEVICE <const> = 0
local KIND_WORK <const> = 1

local Packet = {}
Packet.__index = Packet

function Packet.new(link, task_id, kind)
    return setmetatable({link = link, task_id = task_id, kind = kind, datum = 0, data = {0, 0, 0, 0}}, Packet)
end

function Packet:append_to(queue)
    self.link = nil
    if queue == nil then
        return self
    end
    local last = queue
    while last.link ~= nil do
        last = last.link
    end
    last.link = self
    return queue
end

local Task = {}
Task.__index = Task

function Task.init(self, kernel, task_id, priority, queue, waiting)
    self.kernel = kernel
    self.task_id = task_id
    self.priority = priority
    self.queue = queue
    self.pending = queue ~= nil
    self.waiting = waiting
    self.held = false
    self.next = kernel:add(self)
end

function Task:is_blocked()
    return self.held or (self.waiting and not self.pending)
end

function Task:resume()
    local packet = nil
    if self.waiting and self.pending then
        packet = self.queue
        self.queue = packet.link
        self.waiting = false
        self.pending = self.queue ~= nil
    end
    return self:step(packet)
end

function Task:accept(packet, sender)
    if self.queue == nil then
        self.queue = packet
        self.pending = true
        if self.priority > sender.priority then
            return self
        end
    else
        self.queue = packet:append_to(self.queue)
    end
    return sender
end

local function subclass()
    local class = setmetatable({}, {__index = Task})
    class.__index = class
    return class
end

local IdleTask = subclass()

function IdleTask.new(kernel, count)
    local self = setmetatable({}, IdleTask)
    Task.init(self, kernel, IDLE, 0, nil, false)
    self.bits = 1
    self.count = count
    return self
end

function IdleTask:step(packet)
    self.count = self.count - 1
    if self.count == 0 then
        return self.kernel:hold()
    end
    if self.bits & 1 == 0 then
        self.bits = self.bits >> 1
        return self.kernel:release(DEVICE_A)
    end
    self.bits = (self.bits >> 1) ~ 0xD008
    return self.kernel:release(DEVICE_B)
end

local WorkerTask = subclass()

function WorkerTask.new(kernel, queue)
    local self = setmetatable({}, WorkerTask)
    Task.init(self, kernel, WORKER, 1000, queue, true)
    self.target = HANDLER_A
    self.letter = 0
    return self
end

function WorkerTask:step(packet)
    if packet == nil then
        return self.kernel:wait()
    end
    if self.target == HANDLER_A then
        self.target = HANDLER_B
    else
        self.target = HANDLER_A
    end
    packet.task_id = self.target
    packet.datum = 0
    for i = 1, 4 do
        self.letter = self.letter + 1
        if self.letter > 26 then
            self.letter = 1
        end
        packet.data[i] = self.letter
    end
    return self.kernel:send(packet)
end

local HandlerTask = subclass()

function HandlerTask.new(kernel, task_id, priority, queue)
    local self = setmetatable({}, HandlerTask)
    Task.init(self, kernel, task_id, priority, queue, true)
    self.work = nil
    self.devices = nil
    return self
end

function HandlerTask:step(packet)
    if packet ~= nil then
        if packet.kind == KIND_WORK then
            self.work = packet:append_to(self.work)
        else
            self.devices = packet:append_to(self.devices)
        end
    end
    local work = self.work
    if work ~= nil then
        local done = work.datum
        if done >= 4 then
            self.work = work.link
            return self.kernel:send(work)
        end
        local device = self.devices
        if device ~= nil then
            self.devices = device.link
            device.datum = work.data[done + 1]
            work.datum = done + 1
            return self.kernel:send(device)
        end
    end
    return self.kernel:wait()
end

local DeviceTask = subclass()

function DeviceTask.new(kernel, task_id, priority)
    local self = setmetatable({}, DeviceTask)
    Task.init(self, kernel, task_id, priority, nil, true)
    self.held_packet = nil
    return self
end

function DeviceTask:step(packet)
    if packet == nil then
        packet = self.held_packet
        if packet == nil then
            return self.kernel:wait()
        end
        self.held_packet = nil
        return self.kernel:send(packet)
    end
    self.held_packet = packet
    return self.kernel:hold()
end

local Kernel = {}
Kernel.__index = Kernel

function Kernel.new()
    return setmetatable({tasks = {}, first = nil, current = nil, sent = 0, holds = 0}, Kernel)
end

function Kernel:add(task)
    local following = self.first
    self.first = task
    self.tasks[task.task_id] = task
    return following
end

function Kernel:run()
    local task = self.first
    while task ~= nil do
        if task:is_blocked() then
            task = task.next
        else
            self.current = task
            task = task:resume()
        end
    end
end

function Kernel:wait()
    self.current.waiting = true
    return self.current
end

function Kernel:hold()
    self.holds = self.holds + 1
    self.current.held = true
    return self.current.next
end

function Kernel:release(task_id)
    local task = self.tasks[task_id]
    task.held = false
    if task.priority > self.current.priority then
        return task
    end
    return self.current
end

function Kernel:send(packet)
    local target = self.tasks[packet.task_id]
    self.sent = self.sent + 1
    packet.link = nil
    packet.task_id = self.current.task_id
    return target:accept(packet, self.current)
end

local function packets(count, task_id, kind)
    local queue = nil
    for _ = 1, count do
        queue = Packet.new(queue, task_id, kind)
    end
    return queue
end

local function simulate(count)
    local kernel = Kernel.new()
    IdleTask.new(kernel, count)
    WorkerTask.new(kernel, packets(2, WORKER, KIND_WORK))
    HandlerTask.new(kernel, HANDLER_A, 2000, packets(3, DEVICE_A, KIND_DEVICE))
    HandlerTask.new(kernel, HANDLER_B, 3000, packets(3, DEVICE_B, KIND_DEVICE))
    DeviceTask.new(kernel, DEVICE_A, 4000)
    DeviceTask.new(kernel, DEVICE_B, 5000)
    kernel:run()
    return kernel
end

local kernel
for _ = 1, 20 do
    kernel = simulate(10000)
end
print(kernel.sent .. " " .. kernel.holds)
