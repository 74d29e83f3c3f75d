/** How long other labs wait beside each kind of attack, and in an idle playground in the same seconds.
 *  `npm run bench -- limits [row…] [--json file]`: a row is part of its name. Prints a table for `docs/dev/limits.md`. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { memoryOf } from '../fuzz/process.js'
import { attacks } from './attacks.js'
import { startPlayground } from './servers.js'

const seconds = Number(process.env.SECONDS) || 6

/** Starts the measuring process; `begin` resolves with its figures. */
async function startMeasuring(attacked, idle) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('neighbour.js', import.meta.url))], {
    env: {
      ...process.env,
      ATTACKED: String(attacked.port),
      IDLE: String(idle.port),
      SECONDS: String(seconds),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await lines.next()
  return {
    async begin() {
      child.stdin.write('go\n')
      return JSON.parse((await lines.next()).value ?? '{"problem":"the measuring process ended"}')
    },
    stop: () => child.kill(),
  }
}

/** What the attacker's lab was told: the last error of its console. */
async function wordsTo({ url, lab }) {
  const answer = await fetch(`${url}/api/labs/${lab.id}/trace`, { signal: AbortSignal.timeout(2_000) })
  const { events } = await answer.json()
  const said = events.filter(
    ({ kind, level }) => kind === 'program.error' || (kind === 'program.log' && level === 'error'),
  )
  return said.at(-1)?.text.split('\n')[0] ?? ''
}

async function runAgain({ url, lab }) {
  const state = await (await fetch(`${url}/api/labs/${lab.id}`)).json()
  if (state.listening) return
  await fetch(`${url}/api/labs/${lab.id}/program`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-lab-key': lab.key, origin: url },
    body: JSON.stringify({ program: lab.program }),
  })
}

async function measure({ name, program, client, again }) {
  const faults = []
  const heard = (stream, text) => stream === 'stderr' && faults.push(text.split('\n')[0])
  const [attacked, idle] = [await startPlayground({}, heard), await startPlayground()]
  let over = false
  try {
    const measuring = await startMeasuring(attacked, idle)
    const before = memoryOf(attacked.pid)
    const result = measuring.begin()
    const url = `http://127.0.0.1:${attacked.port}`
    const lab = await attacked.lab(program).catch((error) => ({ refused: String(error.message) }))
    const side = { url, port: attacked.port, base: lab.base, lab, over: () => over }
    const attack = lab.refused ? undefined : client?.(side)
    const retry = setInterval(() => again && !lab.refused && void runAgain(side).catch(() => {}), 400)
    const figures = await result
    over = true
    const grown = memoryOf(attacked.pid) - before
    clearInterval(retry)
    const words = lab.refused ?? (await wordsTo(side).catch((error) => error.message))
    measuring.stop()
    await Promise.race([attack, new Promise((resolve) => setTimeout(resolve, 1_000))])
    return { name, ...figures, grown, words, ended: !attacked.alive(), faults }
  } finally {
    // One that is attacked may be too busy to end by itself.
    attacked.kill()
    idle.kill()
  }
}

const ms = (value) => (value === undefined ? '–' : value.toFixed(value < 10 ? 1 : 0))
const trio = (figures) => (figures ? `${ms(figures.p50)} / ${ms(figures.p99)} / ${ms(figures.max)}` : '–')

const rowOf = ({ name, problem, attacked, idle, grown, words, ended, faults }) =>
  `| ${name} | ${trio(attacked?.trips)} | ${trio(idle?.trips)} | ${ms(attacked?.puts.max)} · ${ms(idle?.puts.max)} | ` +
  `${attacked ? `${attacked.restarts} · ${attacked.lost}` : '–'} | ${Number.isNaN(grown) ? '–' : grown} | ${[ended && '**the process ended**', problem, ...faults, words].filter(Boolean).join('; ').replaceAll('|', '\\|').slice(0, 200)} |`

export async function benchLimits(args = []) {
  const at = args.indexOf('--json')
  const file = at < 0 ? undefined : args.splice(at, 2)[1]
  const rows = attacks.filter(({ name }) => args.length === 0 || args.some((part) => name.includes(part)))
  console.log(
    '| beside | p50 / p99 / max, ms | idle, same seconds | run a program, max · idle | restarted · lost | grown, MB | what the lab was told |',
  )
  console.log('| --- | --- | --- | --- | --- | --- | --- |')
  const results = []
  for (const row of rows) {
    results.push(await measure(row))
    console.log(rowOf(results.at(-1)))
  }
  if (file)
    writeFileSync(
      file,
      `${JSON.stringify({ at: new Date().toISOString(), seconds, rows: results }, null, 2)}\n`,
    )
}

if (process.argv[1] === import.meta.filename) {
  await benchLimits(process.argv.slice(2))
  process.exit()
}
