/** Programs that do not yet do in a lab what they do in plain Node: why, and what people do with each. */
import { type Performance, play } from './actors.ts'

export interface Known extends Performance {
  /** What is missing. */
  why: string
}

export const known: Record<string, Known> = {
  connectionCount: {
    why: 'server.getConnections() always says 0: connections end at the wire, not at the server of the lab',
    ...play(async ({ three, hears, gets }) => {
      await three()
      await hears('ABC', 'connections')
      await gets('/')
    }),
  },
}
