-- Gravitation of five bodies: float attributes of objects, pairs of bodies in nested loops.

local function new_body(x, y, z, vx, vy, vz, mass)
    return {x = x, y = y, z = z, vx = vx, vy = vy, vz = vz, mass = mass}
end

local function advance(bodies, dt)
    local count = #bodies
    for i = 1, count do
        local a = bodies[i]
        for j = i + 1, count do
            local b = bodies[j]
            local dx = a.x - b.x
            local dy = a.y - b.y
            local dz = a.z - b.z
            local square = dx * dx + dy * dy + dz * dz
            local mag = dt / (square * square ^ 0.5)
            local ma = a.mass * mag
            local mb = b.mass * mag
            a.vx = a.vx - dx * mb
            a.vy = a.vy - dy * mb
            a.vz = a.vz - dz * mb
            b.vx = b.vx + dx * ma
            b.vy = b.vy + dy * ma
            b.vz = b.vz + dz * ma
        end
    end
    for _, body in ipairs(bodies) do
        body.x = body.x + dt * body.vx
        body.y = body.y + dt * body.vy
        body.z = body.z + dt * body.vz
    end
end

local function energy(bodies)
    local e = 0.0
    for i = 1, #bodies do
        local a = bodies[i]
        e = e + 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
        for j = i + 1, #bodies do
            local b = bodies[j]
            local dx = a.x - b.x
            local dy = a.y - b.y
            local dz = a.z - b.z
            e = e - a.mass * b.mass / (dx * dx + dy * dy + dz * dz) ^ 0.5
        end
    end
    return e
end

local function main()
    local bodies = {
        new_body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 40.0),
        new_body(5.0, -1.0, 0.1, 0.6, 2.8, -0.02, 0.04),
        new_body(8.0, 4.0, -0.4, -1.0, 1.8, 0.01, 0.01),
        new_body(13.0, -15.0, -0.2, 1.1, 0.9, -0.01, 0.002),
        new_body(15.0, -26.0, 0.2, 1.0, 0.6, -0.03, 0.002),
    }
    local start = energy(bodies)
    for _ = 1, 150000 do
        advance(bodies, 0.001)
    end
    print(string.format("%.6f %.6f", start, energy(bodies)))
    print(string.format("%.6f", bodies[2].x))
end

main()
