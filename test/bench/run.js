/** `npm run bench`: the figures of the design's targets, measured side by side in one run. `npm run bench -- <part> …`: one of them. */
import { benchBroadcast } from './broadcast.js'
import { benchLessons } from './lessons.js'
import { benchLimits } from './limits.js'
import { benchRuns } from './runs.js'
import { benchTakeaway } from './takeaway.js'

const parts = {
  broadcast: benchBroadcast,
  runs: benchRuns,
  lessons: () => benchLessons(),
  takeaway: benchTakeaway,
  limits: benchLimits,
}
const [wanted, ...rest] = process.argv.slice(2)
const part = parts[wanted]
if (wanted !== undefined && !part)
  throw new Error(`no part ${wanted}; there are ${Object.keys(parts).join(', ')}`)
for (const bench of part ? [part] : Object.values(parts)) await bench(rest)
process.exit()
