/** Traced broadcast throughput beside bare socket.io: interleaved rounds in one run, each side its own process. */
import { openClient } from './client.js'
import { median, whole } from './figures.js'
import { program } from './program.js'
import { startBare, startPlayground } from './servers.js'

const clients = 100
const broadcasts = 2_000
const rounds = Number(process.env.ROUNDS) || 15

/** One round: frames delivered per second, and the server's processor time per frame in µs. */
async function round({ port, base, cpuMs }) {
  const open = await Promise.all(Array.from({ length: clients }, () => openClient(port, base)))
  const [first] = open
  const warm = Promise.all(open.map((client) => client.take(200)))
  first.emit('go', 200)
  await warm
  const cpu = cpuMs()
  const begun = performance.now()
  const all = Promise.all(open.map((client) => client.take(broadcasts)))
  first.emit('go', broadcasts)
  await all
  const seconds = (performance.now() - begun) / 1000
  const frames = clients * broadcasts
  for (const client of open) client.close()
  await new Promise((resolve) => setTimeout(resolve, 200))
  return { rate: frames / seconds, cpu: ((cpuMs() - cpu) * 1000) / frames }
}

export async function benchBroadcast() {
  const bare = { base: '', results: [], ...(await startBare()) }
  const playground = await startPlayground({ LAB_CONNECTIONS: '200' })
  try {
    const traced = { ...playground, base: (await playground.lab(program)).base, results: [] }
    for (const side of [bare, traced]) await round(side)
    for (let i = 0; i < rounds; i++) {
      for (const side of i % 2 ? [bare, traced] : [traced, bare]) side.results.push(await round(side))
    }
    const ratios = traced.results.map(({ rate }, i) => rate / bare.results[i].rate)
    const line = (name, { results }) => {
      const rate = whole(median(results.map((r) => r.rate)))
      const cpu = median(results.map((r) => r.cpu)).toFixed(2)
      console.log(`  ${name} ${rate} frames/s, ${cpu} µs of processor time per frame (medians)`)
    }
    console.log(
      `broadcast: ${clients} ws clients × ${broadcasts}, nobody watching, ${rounds} interleaved rounds`,
    )
    line('bare socket.io', bare)
    line('traced lab    ', traced)
    console.log(`  traced / bare  ${median(ratios).toFixed(2)} (median of rounds; target ≥ 0.90)`)
    console.log(`  rounds         ${ratios.map((r) => r.toFixed(2)).join(' ')}`)
  } finally {
    bare.stop()
    playground.stop()
  }
}
