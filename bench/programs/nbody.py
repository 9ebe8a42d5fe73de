# Gravitation of five bodies: float attributes of objects, pairs of bodies in nested loops.


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x = x
        self.y = y
        self.z = z
        self.vx = vx
        self.vy = vy
        self.vz = vz
        self.mass = mass


def advance(bodies, dt):
    count = len(bodies)
    for i in range(count):
        a = bodies[i]
        for j in range(i + 1, count):
            b = bodies[j]
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            square = dx * dx + dy * dy + dz * dz
            mag = dt / (square * square ** 0.5)
            ma = a.mass * mag
            mb = b.mass * mag
            a.vx -= dx * mb
            a.vy -= dy * mb
            a.vz -= dz * mb
            b.vx += dx * ma
            b.vy += dy * ma
            b.vz += dz * ma
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


def energy(bodies):
    e = 0.0
    for i in range(len(bodies)):
        a = bodies[i]
        e += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
        for j in range(i + 1, len(bodies)):
            b = bodies[j]
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            e -= a.mass * b.mass / (dx * dx + dy * dy + dz * dz) ** 0.5
    return e


def main():
    bodies = [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 40.0),
        Body(5.0, -1.0, 0.1, 0.6, 2.8, -0.02, 0.04),
        Body(8.0, 4.0, -0.4, -1.0, 1.8, 0.01, 0.01),
        Body(13.0, -15.0, -0.2, 1.1, 0.9, -0.01, 0.002),
        Body(15.0, -26.0, 0.2, 1.0, 0.6, -0.03, 0.002),
    ]
    start = energy(bodies)
    for _ in range(150000):
        advance(bodies, 0.001)
    print("%.6f %.6f" % (start, energy(bodies)))
    print("%.6f" % bodies[1].x)


main()
