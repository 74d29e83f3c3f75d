/** Sandboxes for tests: what a program printed, what became of it, and what it was refused for. */
import { Refusal } from '#shared/problem.ts'
import { createSandboxes, type Message, type Sandbox } from '../../server/program/pool/sandbox.ts'

export interface Opened {
  sandbox: Sandbox
  /** What the guest sent that is not its console. */
  messages: Message[]
  logs: { level: string; text: string; line: number | undefined }[]
  ended: { message: string; line?: number; column?: number; reason: string }[]
  restarts: number
  texts: () => string[]
  [Symbol.dispose]: () => void
}

/** What programs can call in a test's pool; see there. */
const extension = new URL('../support/sandboxExtension.js', import.meta.url).href

export function createTestPool(workers = 2) {
  const pool = createSandboxes({ workers, extension })
  return {
    ready: pool.ready,
    async open(program: string, owner?: string): Promise<Opened> {
      const sandbox = await pool.start(program, owner)
      const opened: Opened = {
        sandbox,
        messages: [],
        logs: [],
        ended: [],
        restarts: 0,
        texts: () => opened.logs.map(({ text }) => text),
        [Symbol.dispose]: () => sandbox[Symbol.dispose](),
      }
      sandbox.begin({
        messages(batch) {
          for (const message of batch) {
            if (message.kind === 'log') opened.logs.push(message as unknown as Opened['logs'][number])
            else opened.messages.push(message)
          }
        },
        ended: (problem, reason) => void opened.ended.push({ ...problem, reason }),
        restarted() {
          opened.restarts += 1
          opened.logs = []
        },
      })
      return opened
    },
    /** Why a program does not run; undefined when it does. */
    async refusal(program: string, owner?: string) {
      try {
        const sandbox = await pool.start(program, owner)
        sandbox[Symbol.dispose]()
        return undefined
      } catch (error) {
        if (error instanceof Refusal) return error.problem
        throw error
      }
    },
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  }
}
export type TestPool = ReturnType<typeof createTestPool>

/** What a line of the console is refused with. */
export async function refusedLine(opened: Opened, code: string): Promise<string | undefined> {
  try {
    await opened.sandbox.evaluate(code)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.problem.message
    throw error
  }
}
