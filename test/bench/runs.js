/** How long it takes to run a program: PUT → answered, and listening. */
import { percentile } from './figures.js'
import { startPlayground } from './servers.js'

const times = 200

export async function benchRuns() {
  const playground = await startPlayground()
  try {
    const { id, key, program } = await playground.lab()
    const took = []
    for (let i = 0; i < times; i++) {
      const begun = performance.now()
      const answer = await fetch(`http://127.0.0.1:${playground.port}/api/labs/${id}/program`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-lab-key': key },
        body: JSON.stringify({ program }),
      })
      const { listening, problem } = await answer.json()
      if (!listening) throw new Error(problem?.message ?? 'the program does not listen')
      took.push(performance.now() - begun)
    }
    console.log(`run a program: ${times} times the seed's, PUT → answered and listening`)
    console.log(
      `  p50 ${percentile(took, 50).toFixed(1)} ms, p95 ${percentile(took, 95).toFixed(1)} ms (target p95 ≤ 30 ms)`,
    )
  } finally {
    playground.stop()
  }
}
