/** `npm run fuzz -- --seed N --minutes M`: inputs at every door of the built playground. Ends with 1 when a rule was broken.
 *  `--inputs N` bounds their number; `--patience MS`: so long the main thread may work before it says how it is; `--door D --at N` shows one input of the seed instead of sending any. */
import { inspect, parseArgs } from 'node:util'
import { percentile } from '../bench/figures.js'
import { doors } from './doors.js'
import { fuzz, inputOf } from './fuzz.js'
import { createOracles } from './oracles.js'

const countOf = ({ doors: all }) => [...all.values()].reduce((sum, { inputs: count }) => sum + count, 0)

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    minutes: { type: 'string', default: '60' },
    inputs: { type: 'string' },
    door: { type: 'string' },
    at: { type: 'string', default: '0' },
    patience: { type: 'string', default: '1000' },
  },
})
const { seed, door, at } = values
const minutes = Number(values.minutes)
// Without either bound there are as many as the project promises to stand.
const inputs = Number(
  values.inputs ?? (process.argv.includes('--minutes') ? Number.POSITIVE_INFINITY : 300_000),
)

if (door) {
  const one = doors.find(({ name }) => name === door)
  console.log(
    one ? inspect(inputOf(seed, one, Number(at)), { depth: 12, maxStringLength: 20_000 }) : `no door ${door}`,
  )
} else {
  console.log(
    `fuzz: seed ${seed}, ${Number.isFinite(inputs) ? `${inputs} inputs` : 'as many inputs as can be'}, ${minutes} minutes at most`,
  )
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
  const oracles = createOracles()
  const begun = performance.now()
  const progress = setInterval(() => {
    const seconds = Math.round((performance.now() - begun) / 1_000)
    console.log(`  after ${seconds} s: ${countOf(oracles)} inputs, ${oracles.failures.size} failed`)
  }, 15_000)
  const result = await fuzz({ seed, mostMs: Number(values.patience), inputs, minutes, oracles })
  clearInterval(progress)
  tell(result)
}

function tell({ oracles, memory, descriptors, seconds, beats, took }) {
  const rows = [...oracles.doors].map(([name, { inputs: count, ms, answers }]) => [
    name.padEnd(10),
    String(count).padStart(8),
    `${(ms / 1_000).toFixed(1)} s`.padStart(9),
    Object.entries(answers)
      .toSorted((a, b) => b[1] - a[1])
      .map(([answer, times]) => `${answer} ×${times}`)
      .join(', '),
  ])
  const all = countOf(oracles)
  for (const row of rows) console.log(`  ${row.join('  ')}`)
  console.log(`  in all ${all} inputs in ${seconds.toFixed(1)} s: ${Math.round(all / seconds)} in a second`)
  console.log(
    `  /healthz p99 ${Math.round(percentile(beats, 99))} ms, at most ${Math.round(Math.max(...beats))} ms; the lab beside: p50 ${Math.round(percentile(took, 50))} ms, p99 ${Math.round(percentile(took, 99))} ms, at most ${Math.round(Math.max(...took))} ms`,
  )
  console.log(
    `  memory ${memory.before} MB before, ${memory.after} MB after; descriptors ${descriptors.before} before, ${descriptors.after} after`,
  )
  for (const [what, { count, input }] of oracles.failures)
    console.log(`FAILED ${what} (×${count})\n    ${input}`)
  console.log(`seed ${seed}: ${all} inputs, ${oracles.failures.size} failed`)
  if (oracles.failures.size > 0) process.exitCode = 1
  process.exit()
}
