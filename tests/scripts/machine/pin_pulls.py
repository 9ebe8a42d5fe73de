from machine import Pin

wire = Pin(0, Pin.OPEN_DRAIN, value=1)
other = Pin(1, Pin.IN, Pin.PULL_UP)
print(wire.mode() == Pin.OPEN_DRAIN, wire(), other())  # nobody drives it: the pull-up does
wire(0)
print(wire(), other())
wire(1)
other.pull(None)
print(other(), other.pull())
other.pull(Pin.PULL_DOWN)
print(other.pull() == Pin.PULL_DOWN)
other.init(Pin.OUT, value=1, drive=Pin.DRIVE_2)
print(wire(), other.drive(), other.mode() == Pin.OUT)
other.mode(Pin.IN)
print(wire())
