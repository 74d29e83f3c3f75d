/** The control channel: a page follows and drives its lab over Socket.IO on `/control/`, which is never traced. */
import { Server as Engine } from 'engine.io'
import { Server, type Socket } from 'socket.io'
import type { z } from 'zod'
import {
  type Answer,
  clockInput,
  consoleInput,
  labConditionsInput,
  labWireInput,
  type PageToServer,
  reportInput,
  runInput,
  type ServerToPage,
  watchInput,
} from '#shared/control.ts'
import { Refusal } from '#shared/problem.ts'
import { limitUnread, type Sending } from '../wire/unread.ts'
import { type Actions, batchOf } from './actions.ts'
import { failureOf, parse } from './answers.ts'
import { mostAskedBytes } from './mostAsked.ts'
import type { Turn } from './turns.ts'

type Reply<T> = (answer: Answer<T>) => void
/** What one page may ask before it has the answers. */
const mostAsked = 50

/** Parses, does, and answers with what was done or why not. A caller that wants no answer gets none. */
function createAccept(turn: Turn) {
  let asked = 0
  return function accept<T, R>(schema: z.ZodType<T>, act: (input: T) => R | Promise<R>) {
    return async (raw: unknown, answer?: unknown): Promise<void> => {
      const reply = (typeof answer === 'function' ? answer : () => {}) as Reply<R>
      asked += 1
      try {
        if (asked > mostAsked)
          throw new Refusal('한꺼번에 너무 많이 물었어요. 잠시 뒤에 다시 해 보세요.', 429)
        reply({ ok: true, ...(await turn(() => act(parse(schema, raw)))) })
      } catch (error) {
        reply({ ok: false, ...failureOf(error) })
      }
      asked -= 1
    }
  }
}

export function createChannel(actions: Actions, turn: Turn) {
  const engine = new Engine({
    pingInterval: 10_000,
    pingTimeout: 10_000,
    maxHttpBufferSize: mostAskedBytes,
  })
  const io = new Server<PageToServer, ServerToPage>({ serveClient: false })
  io.bind(engine)
  engine.on('connection', (connection: Sending) => limitUnread(connection, () => {}))

  io.on('connection', (socket: Socket<PageToServer, ServerToPage>) => {
    const accept = createAccept(turn)
    let unfollow = () => {}
    socket.on('disconnect', () => unfollow())
    socket.on(
      'lab:watch',
      accept(watchInput, ({ id, after }) => {
        const lab = actions.lab(id)
        unfollow()
        const slice = lab.recorder.since(after > lab.recorder.last ? 0 : after)
        unfollow = lab.recorder.follow(slice.last, (next) => socket.emit('lab:batch', batchOf(lab, next)))
        return { state: lab.state(), batch: batchOf(lab, slice) }
      }),
    )
    socket.on(
      'lab:run',
      accept(runInput, async (input) => ({
        state: (await actions.run(socket.handshake.address, input)).state(),
      })),
    )
    socket.on(
      'lab:console',
      accept(consoleInput, async ({ id, key, code }) => ({ value: await actions.evaluate(id, key, code) })),
    )
    socket.on(
      'lab:clock',
      accept(clockInput, ({ id }) => ({ at: actions.lab(id).recorder.now })),
    )
    socket.on(
      'lab:conditions',
      accept(labConditionsInput, ({ id, key, conditions }) => ({
        state: actions.setConditions(id, key, conditions).state(),
      })),
    )
    socket.on(
      'lab:wire',
      accept(labWireInput, async ({ id, key, act }) => ({
        state: (await actions.act(id, key, act)).state(),
      })),
    )
    socket.on(
      'lab:report',
      accept(reportInput, ({ id, key, reports }) => {
        const lab = actions.own(id, key)
        for (const report of reports) lab.report(report)
        return {}
      }),
    )
    const { on } = socket as unknown as { on: (event: 'error', listener: () => void) => void }
    on.call(socket, 'error', () => {})
  })

  return {
    engine,
    async [Symbol.asyncDispose]() {
      await io.close()
    },
  }
}
