/** One run: opens the playground and its labs, throws inputs at every door, and looks whether all still holds. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { startPlayground } from '../bench/servers.js'
import { doors } from './doors.js'
import { createOracles } from './oracles.js'
import { descriptorsOf, memoryOf, settled } from './process.js'
import { createRandom } from './random.js'
import { openInnocent, openTargets } from './targets.js'

const mostMb = 150
/** Loaded before the playground, so that what is garbage does not count as kept. */
const collecting = `--import ${new URL('collect.js', import.meta.url).href}`
/** Engine.IO waits 30 s for a polling client that it has closed to ask once more, Socket.IO 45 s for a first namespace: so long they hold
 *  the server, and with it its lab. */
const heldMs = 60_000
/** Whoever has no answer within this goes on with another lab; on a machine that is busy with others, all takes longer. */
const patienceMs = 200
/** A process that has just begun compiles what it does: until all has been used once, it may take so many times longer. */
const coldFactor = 4
const shares = doors.reduce((sum, { share }) => sum + share, 0)
/** A class makes 60 labs in a minute; inputs make fewer. */
const everyLabMs = 4_000

/** What is sent for `seed` at `door` as number `n`. */
export const inputOf = (seed, door, n) => door.generate(createRandom(`${seed} ${door.name} ${n}`))

/** `inputs`: how many there are in all; `until`: on `performance.now()`'s clock, when no more are begun. */
async function throwAll(world, seed, { inputs, until }) {
  await Promise.all(
    doors.map((door) => throwAt(world, seed, door, Math.ceil((inputs * door.share) / shares), until)),
  )
}

async function throwAt(world, seed, door, count, until) {
  const begun = performance.now()
  let n = 0
  const go = () => n < count && performance.now() < until && world.playground.alive()
  async function lane() {
    const mine = door.open(world)
    while (go()) {
      const numbers = Array.from({ length: Math.min(door.batch ?? 1, count - n) }, (_, at) => n + at)
      n += numbers.length
      const random = createRandom(`${seed} ${door.name} ${numbers[0]} way`)
      const inputs = numbers.map((at) => inputOf(seed, door, at))
      mine.where.input = `--door '${door.name}' --at ${numbers[0]}${door.batch ? ` (or the ${door.batch - 1} after it)` : ''}`
      const came = await door.send(world, mine, door.batch ? inputs : inputs[0], random)
      for (const one of [came].flat()) world.oracles.tally(door.name, one)
    }
    for (const what of [mine.line, mine.polls, mine.socket]) what?.close()
  }
  await Promise.all(Array.from({ length: door.lanes }, lane))
  world.oracles.took(door.name, performance.now() - begun)
}

/** Everything that a run needs of the playground, besides what it is thrown at. */
function createWorld(playground, oracles, beats) {
  const host = `127.0.0.1:${playground.port}`
  async function call(method, path, body, key) {
    const answer = await fetch(`http://${host}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        origin: `http://${host}`,
        ...(key && { 'x-lab-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, json: text ? JSON.parse(text) : undefined }
  }
  let made = 0
  return {
    playground,
    oracles,
    port: playground.port,
    call,
    targets: undefined,
    patience: () => patienceMs + 2 * Math.max(0, ...beats.slice(-3)),
    mayMake() {
      if (performance.now() - made < everyLabMs) return false
      made = performance.now()
      return true
    },
    unmake: ({ id, key }) => call('DELETE', `/api/labs/${id}`, undefined, key),
  }
}

/** Opens labs, throws, and closes them again. */
async function round(world, seed, amount, innocent) {
  world.targets = await openTargets(world.playground, world.call, world.oracles.fail)
  const revival = new AbortController()
  const revived = world.targets.revive(revival.signal)
  try {
    await throwAll(world, seed, amount)
  } finally {
    revival.abort()
    await revived
    if (world.playground.alive()) {
      for (const words of (await innocent?.close()) ?? []) world.oracles.fail('F7', words)
      await world.targets.close()
    }
  }
}

/** Resolves with the oracles, and memory and descriptors before and after. */
export async function fuzz({ seed, inputs, minutes, mostMs = 1_000, oracles = createOracles() }) {
  const mark = `mark${randomBytes(9).toString('hex')}`
  const playground = await startPlayground(
    { FUZZ_MARK: `${mark}-environment`, NODE_OPTIONS: collecting },
    (stream, text) => {
      if (stream === 'stderr')
        oracles.fail('F3', `the process says: ${text.split('\n')[0]}`, text.slice(0, 1_500))
    },
  )
  const pulse = new Worker(new URL('pulse.js', import.meta.url), {
    workerData: { port: playground.port, pid: playground.pid, everyMs: 250, mostMs },
  })
  const beats = []
  let isCold = true
  pulse.on('message', ({ ms, problem }) => {
    beats.push(ms)
    if (problem && !(isCold && ms < coldFactor * mostMs)) oracles.fail('F1', `/healthz: ${problem}`)
  })
  const world = createWorld(playground, oracles, beats)
  try {
    oracles.guard('the secret', readFileSync(join(playground.folder, 'secret'), 'utf8').trim())
    oracles.guard('the install path', join(import.meta.dirname, '../..'))
    oracles.guard('the data folder', playground.folder)
    oracles.guard('a mark of another lab or of the environment', mark)
    // Before: everything has been used once, and what was used is gone.
    const warm = createOracles()
    world.oracles = warm
    await round(world, `${seed} warm`, {
      inputs: Math.min(inputs / 10, 8_000),
      until: performance.now() + 60_000,
    })
    isCold = false
    beats.splice(0)
    for (const [what, failure] of warm.failures) oracles.failures.set(what, failure)
    const descriptors = { before: await quiet(playground.pid) }
    const memory = { before: await keptOf(playground) }

    world.oracles = oracles
    const innocent = await openInnocent(playground, world.call, mark)
    oracles.guard('the key of another lab', innocent.lab.key)
    oracles.guard('the id of another lab', innocent.lab.id)
    const begun = performance.now()
    await round(world, seed, { inputs, until: begun + minutes * 60_000 }, innocent)
    const seconds = (performance.now() - begun) / 1_000

    if (!playground.alive()) oracles.fail('F1', 'the process ended')
    descriptors.after = await settled(
      () => descriptorsOf(playground.pid),
      (now) => !(now > descriptors.before),
      30_000,
    )
    if (descriptors.after > descriptors.before)
      oracles.fail('F6', `${descriptors.after} descriptors, before ${descriptors.before}`)
    memory.after = await settled(
      () => keptOf(playground),
      (now) => !(now > memory.before + mostMb),
      heldMs,
    )
    if (memory.after > memory.before + mostMb)
      oracles.fail('F5', `${memory.after} MB, before ${memory.before} MB`)
    return { oracles, memory, descriptors, seconds, beats, took: innocent.took }
  } finally {
    await pulse.terminate()
    playground.stop()
  }
}

/** Resident memory in MB without garbage: V8 leaves that where it is until memory is asked for again. */
async function keptOf({ pid, alive }) {
  if (!alive()) return Number.NaN
  if (process.platform !== 'win32') process.kill(pid, 'SIGUSR2')
  // Pages that are free go back to the system a moment later.
  await setTimeout(2_000)
  return memoryOf(pid)
}

/** Descriptors once all connections have been closed. */
async function quiet(pid) {
  let last = Number.NaN
  return settled(
    () => descriptorsOf(pid),
    (now) => {
      const same = now === last
      last = now
      return same
    },
    5_000,
  )
}
