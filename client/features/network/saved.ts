/** What the learner chose of the conditions the last time; read apart from the first load, because it brings zod. */
import { z } from 'zod'
import { type Delay, type Hold, packetTypes } from '#shared/network.ts'
import { workspace } from '../../lab/tab.ts'

/** What the next condition of each kind is. */
export interface Choices {
  /** What a hold is restricted to. */
  filter: Hold
  delay: Delay
  silence: 'up' | 'down' | 'both'
}

const lane = z.string().regex(/^([A-Z]|ext-\d{1,3})$/)
const milliseconds = z.number().min(0).max(60_000)
const hold = z.strictObject({
  direction: z.enum(['up', 'down']).exactOptional(),
  types: z.array(z.enum(packetTypes)).min(1).exactOptional(),
  client: lane.exactOptional(),
})
const delay = z.strictObject({ ms: milliseconds, jitter: milliseconds.exactOptional() })

/** What cannot be read is as if it had never been chosen. */
export function savedChoices(): Partial<Choices> {
  const filter = hold.safeParse(workspace.read('hold'))
  const by = delay.safeParse(workspace.read('delay'))
  const silence = z.enum(['up', 'down', 'both']).safeParse(workspace.read('silence'))
  return {
    ...(filter.success && { filter: filter.data }),
    ...(by.success && { delay: by.data }),
    ...(silence.success && { silence: silence.data }),
  }
}
