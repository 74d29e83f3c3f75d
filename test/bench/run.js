/** `npm run bench`: the figures of the design's targets, measured side by side in one run. */
import { benchBroadcast } from './broadcast.js'
import { benchLessons } from './lessons.js'
import { benchRuns } from './runs.js'
import { benchTakeaway } from './takeaway.js'

await benchBroadcast()
await benchRuns()
benchLessons()
await benchTakeaway()
