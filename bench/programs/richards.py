# Richards: the kernel of a small operating system is simulated. Six tasks of different priority
# pass packets to each other; the scheduler always continues with the task that an operation names.

IDLE = 0
WORKER = 1
HANDLER_A = 2
HANDLER_B = 3
DEVICE_A = 4
DEVICE_B = 5

KIND_DEVICE = 0
KIND_WORK = 1


class Packet:
    def __init__(self, link, task_id, kind):
        self.link = link
        self.task_id = task_id
        self.kind = kind
        self.datum = 0
        self.data = [0, 0, 0, 0]

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, kernel, task_id, priority, queue, waiting):
        self.kernel = kernel
        self.task_id = task_id
        self.priority = priority
        self.queue = queue
        self.pending = queue is not None
        self.waiting = waiting
        self.held = False
        self.next = kernel.add(self)

    def is_blocked(self):
        return self.held or (self.waiting and not self.pending)

    def resume(self):
        packet = None
        if self.waiting and self.pending:
            packet = self.queue
            self.queue = packet.link
            self.waiting = False
            self.pending = self.queue is not None
        return self.step(packet)

    def accept(self, packet, sender):
        if self.queue is None:
            self.queue = packet
            self.pending = True
            if self.priority > sender.priority:
                return self
        else:
            self.queue = packet.append_to(self.queue)
        return sender


class IdleTask(Task):
    def __init__(self, kernel, count):
        super().__init__(kernel, IDLE, 0, None, False)
        self.bits = 1
        self.count = count

    def step(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.kernel.hold()
        if self.bits & 1 == 0:
            self.bits >>= 1
            return self.kernel.release(DEVICE_A)
        self.bits = (self.bits >> 1) ^ 0xD008
        return self.kernel.release(DEVICE_B)


class WorkerTask(Task):
    def __init__(self, kernel, queue):
        super().__init__(kernel, WORKER, 1000, queue, True)
        self.target = HANDLER_A
        self.letter = 0

    def step(self, packet):
        if packet is None:
            return self.kernel.wait()
        if self.target == HANDLER_A:
            self.target = HANDLER_B
        else:
            self.target = HANDLER_A
        packet.task_id = self.target
        packet.datum = 0
        for i in range(4):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[i] = self.letter
        return self.kernel.send(packet)


class HandlerTask(Task):
    def __init__(self, kernel, task_id, priority, queue):
        super().__init__(kernel, task_id, priority, queue, True)
        self.work = None
        self.devices = None

    def step(self, packet):
        if packet is not None:
            if packet.kind == KIND_WORK:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.work
        if work is not None:
            done = work.datum
            if done >= 4:
                self.work = work.link
                return self.kernel.send(work)
            device = self.devices
            if device is not None:
                self.devices = device.link
                device.datum = work.data[done]
                work.datum = done + 1
                return self.kernel.send(device)
        return self.kernel.wait()


class DeviceTask(Task):
    def __init__(self, kernel, task_id, priority):
        super().__init__(kernel, task_id, priority, None, True)
        self.held_packet = None

    def step(self, packet):
        if packet is None:
            packet = self.held_packet
            if packet is None:
                return self.kernel.wait()
            self.held_packet = None
            return self.kernel.send(packet)
        self.held_packet = packet
        return self.kernel.hold()


class Kernel:
    def __init__(self):
        self.tasks = [None] * 6
        self.first = None
        self.current = None
        self.sent = 0
        self.holds = 0

    def add(self, task):
        following = self.first
        self.first = task
        self.tasks[task.task_id] = task
        return following

    def run(self):
        task = self.first
        while task is not None:
            if task.is_blocked():
                task = task.next
            else:
                self.current = task
                task = task.resume()

    def wait(self):
        self.current.waiting = True
        return self.current

    def hold(self):
        self.holds += 1
        self.current.held = True
        return self.current.next

    def release(self, task_id):
        task = self.tasks[task_id]
        task.held = False
        if task.priority > self.current.priority:
            return task
        return self.current

    def send(self, packet):
        target = self.tasks[packet.task_id]
        self.sent += 1
        packet.link = None
        packet.task_id = self.current.task_id
        return target.accept(packet, self.current)


def packets(count, task_id, kind):
    queue = None
    for _ in range(count):
        queue = Packet(queue, task_id, kind)
    return queue


def simulate(count):
    kernel = Kernel()
    IdleTask(kernel, count)
    WorkerTask(kernel, packets(2, WORKER, KIND_WORK))
    HandlerTask(kernel, HANDLER_A, 2000, packets(3, DEVICE_A, KIND_DEVICE))
    HandlerTask(kernel, HANDLER_B, 3000, packets(3, DEVICE_B, KIND_DEVICE))
    DeviceTask(kernel, DEVICE_A, 4000)
    DeviceTask(kernel, DEVICE_B, 5000)
    kernel.run()
    return kernel


for _ in range(20):
    kernel = simulate(10000)
print(kernel.sent, kernel.holds)
