/** What the learner chose, typed and predicted in this panel. Kept in the browser. */
import { z } from 'zod'
import { createStore } from 'zustand/vanilla'
import { workspace } from '../../../lab/tab.ts'
import type { Sending } from './deliveries.ts'

const words = z.array(z.string())
const sending = z.object({
  id: z.number(),
  epoch: z.string(),
  after: z.number(),
  code: z.string(),
  head: z.string(),
  waits: z.boolean(),
  namespace: z.string(),
  data: z.array(z.json()),
  sender: z.string().nullable(),
  clients: words,
  predicted: words.nullable(),
})
const roomsSchema = z.object({
  namespace: z.string().default('/'),
  /** Names of rooms that have a column, whether they exist or not. */
  thought: words.default(['red', 'blue']),
  /** Columns of rooms that do not exist, taken away by the learner. */
  hidden: words.default([]),
  way: z.string().default('socket'),
  /** Lane of the one that `socket` is; `null`: the first. */
  sender: z.string().nullable().default(null),
  /** Empty: the first there is. */
  room: z.string().default(''),
  second: z.string().default(''),
  except: z.string().default(''),
  /** Another namespace. */
  other: z.string().default(''),
  event: z.string().default('news'),
  args: z.string().default('"안녕"'),
  ms: z.string().default('500'),
  predicted: words.nullable().default(null),
  sendings: z.array(sending).default([]),
})
export interface RoomsState extends Omit<z.infer<typeof roomsSchema>, 'sendings' | 'predicted'> {
  /** Lanes that are thought to receive what is sent next; `null`: no prediction. */
  predicted: readonly string[] | null
  sendings: readonly Sending[]
}

const mostSendings = 20
const mostColumns = 8

function saved(): RoomsState {
  const known = roomsSchema.safeParse(workspace.read('rooms'))
  return known.success ? known.data : roomsSchema.parse({})
}

export const roomsStore = createStore<RoomsState>(() => saved())
roomsStore.subscribe((rooms) => workspace.write('rooms', rooms))

/** A column for a room that may come to be; the oldest one gives way where there are many. */
export function thinkOf(room: string): void {
  roomsStore.setState(({ thought, hidden }) => ({
    thought: thought.includes(room) ? thought : [...thought, room].slice(-mostColumns),
    hidden: hidden.filter((name) => name !== room),
  }))
}

/** Takes away the column of a room that does not exist. */
export function hide(room: string): void {
  roomsStore.setState(({ thought, hidden }) => ({
    thought: thought.filter((name) => name !== room),
    hidden: [...hidden.filter((name) => name !== room), room].slice(-50),
  }))
}

/** The prediction for one client changes; the first tick makes it a prediction. */
export function predict(client: string): void {
  roomsStore.setState(({ predicted }) => {
    const known = predicted ?? []
    return {
      predicted: known.includes(client) ? known.filter((one) => one !== client) : [...known, client],
    }
  })
}

/** A line is on its way to the console; what was predicted goes with it. */
export function begin(sending: Omit<Sending, 'id'>): number {
  const { sendings } = roomsStore.getState()
  const id = (sendings.at(-1)?.id ?? 0) + 1
  roomsStore.setState({ sendings: [...sendings, { ...sending, id }].slice(-mostSendings), predicted: null })
  return id
}

/** It never got to the console; its prediction is given back. */
export function takeBack(id: number): void {
  roomsStore.setState(({ sendings }) => ({
    sendings: sendings.filter((one) => one.id !== id),
    predicted: sendings.find((one) => one.id === id)?.predicted ?? null,
  }))
}
