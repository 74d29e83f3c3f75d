/** A failure that a learner can bring about, and what the strip is to say of it; and the words in which such code is written. */
import type { ConditionsInput, WireInput } from '#shared/networkInput.ts'
import type { TraceEvent } from '#shared/trace.ts'
import { programOf } from '../programOf.ts'

export interface Case {
  /** `data-cause` of the strip. */
  cause: string
  /** What is typed into server.js. */
  program: string
  /** What is typed into client-a.js. */
  code: string
  /** What stands in the three cells. */
  browser: string
  server: string
  why: string
  /** Conditions on the wire before the client begins. */
  conditions?: ConditionsInput
  /** What is done once the client is connected. */
  after?: (hands: Hands) => Promise<void>
  /** Besides, where one cause can be brought about in several ways. */
  how?: string
}

/** What a learner can do to the wire. */
export interface Hands {
  conditions: (input: ConditionsInput) => Promise<void>
  act: (input: WireInput) => Promise<void>
  /** Runs a line in the program. */
  say: (line: string) => Promise<void>
  /** Waits for an event of the trace. */
  comes: (fits: (event: TraceEvent) => boolean) => Promise<void>
}

const url = '"http://localhost:4000"'
export const connect = `const socket = io(${url})`
export const connectWith = (options: string) => `const socket = io(${url}, { ${options} })`
/** Where requests of this client go, for code that asks by itself. */
export const ask = (query: string, rest = '') =>
  [
    `const { io: { uri, opts } } = io(${url}, { autoConnect: false })`,
    `fetch(uri + opts.path.replace(/\\/?$/, "/") + "?${query}"${rest}).catch(() => {})`,
  ].join('\n')
/** Code that does something as soon as `connection`, of either end, is a WebSocket: before that it would end in another way. */
export const onceUpgraded = (connection: string, line: string) =>
  `const conn = ${connection}, act = () => { ${line} }; conn.transport.name === "websocket" ? act() : conn.once("upgrade", act)`
export const only = (transport: string) => connectWith(`transports: ["${transport}"]`)
export const cors = (origin: string, more = '') => programOf('', `cors: { origin: ${origin}${more} }`)

export const pollError = '코드에는 xhr poll error만 알려 줘요.'
export const hiddenFromCode = 'CORS에 막혔다고 알지만, 코드에는 xhr poll error만 줘요.'
export const answered200 = '200으로 답했어요.'

export const express = [
  'const express = require("express")',
  'const { Server } = require("socket.io")',
  'const app = express()',
  'const server = require("http").createServer(app)',
]
