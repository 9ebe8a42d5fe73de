import machine

print(machine.freq(), machine.reset_cause() == machine.PWRON_RESET, machine.unique_id())
state = machine.disable_irq()
machine.enable_irq(state)
machine.idle()
try:
    machine.reset()
except OSError as e:
    print(e)
try:
    machine.soft_reset()
except SystemExit as e:
    print(repr(e))
