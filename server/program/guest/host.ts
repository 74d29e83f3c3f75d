/** The few functions of the worker that the guest can call. They are taken away from the globals before any program runs. */
export interface Host {
  /** Answers a question at once; both are JSON. */
  ask: (question: string) => string
  /** Ends the program. */
  fail: (message: string, line: number, column: number, limit: boolean) => void
  /** Where the program's author sees this place: `line:column`. Here and below a line is a place of `places.ts`. */
  place: (line: number, column: number) => string
  /** What V8 says where QuickJS says `message`, or `message`. Line 0: a native function said it.
   *  `inLine`: the place is in a line of the console. */
  explain: (message: string, line: number, column: number, inLine: boolean) => string
  /** What V8 says to a text that is not JSON. */
  badJson: (text: string) => string
  /** Node's `util.inspect`, loaded when it is first needed. */
  loadInspect: () => unknown
  /** Runs a module that is no part of the guest library's own text, with what it has for parameters. */
  loadLibrary: (name: string, ...args: unknown[]) => void
  /** What the program holds in memory, in bytes. */
  memory: () => number
  /** 'pending', or what it came to. */
  promiseState: (promise: unknown) => 'pending' | { rejected: boolean; value: unknown }
  /** Notes which line's function is about to run, for the case that it never comes back. */
  mark: (line: number) => void
  /** JSON of what Node makes of these bytes, in base64, or of what it throws. */
  digest: (algorithm: string, data: ArrayBuffer, key?: ArrayBuffer) => string
  uuid: () => string
  /** Answers a line of the console. */
  evaluated: (call: number, ok: boolean, text: string, line: number, column: number) => void
  /** Milliseconds since the program began. */
  now: () => number
  /** Hands over what the worker calls in the guest. */
  ready: (name: string, fn: (...args: never[]) => unknown) => void
  /** What the text of a file of the lab tells, or why it can't be read: JSON of a `Code`. */
  code: (file: number) => string
  /** What is in a file of the lab: its bytes, or its text. */
  contents: (file: number) => ArrayBuffer
  text: (file: number) => string
  /** The wrapper of a CommonJS file. Throws what its text throws. */
  compile: (file: number) => (...args: unknown[]) => unknown
  /** Runs an ES module that has not run yet, and hands its namespace to the global function `taker`. Gives a promise while the
   *  module itself waits for something. */
  link: (file: number, taker: string) => unknown
}

const globals = globalThis as unknown as { $host?: Host }

function take(): Host {
  const taken = globals.$host
  if (taken === undefined) throw new Error('there is no host')
  delete globals.$host
  return taken
}

export const host: Host = take()
