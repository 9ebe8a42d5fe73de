# Floating point arithmetic in a while loop: a slightly damped oscillator integrated step by step.


def run(count):
    x = 1.0
    v = 0.0
    energy = 0.0
    step = 0.001
    i = 0
    while i < count:
        a = -4.0 * x - 0.0001 * v
        v += a * step
        x += v * step
        energy = energy * 0.999 + (x * x + v * v) * 0.5
        i += 1
    return x, v, energy


x, v, energy = run(3500000)
print(int(x * 1000000000), int(v * 1000000000), int(energy * 1000000))
