/** Traced broadcast throughput beside bare socket.io: interleaved rounds in one run, each side its own process. */
import { frameBytes, program } from './program.js'
import { openClient } from './rawClient.js'
import { startBare, startPlayground } from './servers.js'

const clients = 100
const broadcasts = 2_000
const rounds = Number(process.env.ROUNDS) || 9

/** Broadcast frames delivered per second in one round. */
async function round(port, base) {
  const open = await Promise.all(Array.from({ length: clients }, () => openClient(port, base)))
  const [first] = open
  const warm = Promise.all(open.map((client) => client.take(200 * frameBytes)))
  first.emit('42["go",200]')
  await warm
  const begun = performance.now()
  const all = Promise.all(open.map((client) => client.take(broadcasts * frameBytes)))
  first.emit(`42["go",${broadcasts}]`)
  await all
  const seconds = (performance.now() - begun) / 1000
  for (const client of open) client.close()
  await new Promise((resolve) => setTimeout(resolve, 200))
  return (clients * broadcasts) / seconds
}
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const whole = (value) => Math.round(value).toLocaleString('en')

export async function benchBroadcast() {
  const bare = await startBare()
  const playground = await startPlayground({ LAB_CONNECTIONS: '200' })
  try {
    const { base } = await playground.lab(program)
    const results = { bare: [], traced: [] }
    await round(bare.port, '')
    await round(playground.port, base)
    for (let i = 0; i < rounds; i++) {
      const order = i % 2 ? ['bare', 'traced'] : ['traced', 'bare']
      for (const side of order) {
        results[side].push(side === 'bare' ? await round(bare.port, '') : await round(playground.port, base))
      }
    }
    const ratios = results.traced.map((traced, i) => traced / results.bare[i])
    console.log(
      `broadcast, ${clients} ws clients × ${broadcasts}, nobody watching, ${rounds} interleaved rounds`,
    )
    console.log(`  bare socket.io  ${whole(median(results.bare))} frames/s (median)`)
    console.log(`  traced lab      ${whole(median(results.traced))} frames/s (median)`)
    console.log(`  traced / bare   ${median(ratios).toFixed(2)} (median of rounds; target ≥ 0.90)`)
    console.log(`  rounds          ${ratios.map((r) => r.toFixed(2)).join(' ')}`)
  } finally {
    bare.stop()
    playground.stop()
  }
}
