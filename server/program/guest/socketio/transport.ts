/** `socket.conn.transport`: printed, it has the class of the real one, and `name` is that class's. */
import { say } from '../say.ts'
import type { Connection } from './connection.ts'
import { inside } from './inside.ts'

class Transport {
  readonly #connection: Connection
  constructor(connection: Connection) {
    this.#connection = connection
  }
  get name(): string {
    return ''
  }
  get readyState(): string {
    return this.#connection.readyState
  }
  /** As Node has it once what was sent before has left, and with long polling while a request waits: the moments in between are
   *  over before a program could look here. */
  get writable(): boolean {
    return this.readyState === 'open'
  }
  /** The connection then ends as if it had been lost. */
  close(): void {
    if (this.readyState === 'open')
      say({ kind: 'transport.close', ...inside.connection.place(this.#connection), transport: this.name })
  }
}
class Polling extends Transport {
  override get name(): string {
    return 'polling'
  }
}
class WebSocket extends Transport {
  override get name(): string {
    return 'websocket'
  }
}

export type { Transport }
/** The transport that the host names. */
export const transportNamed = (name: string, connection: Connection): Transport =>
  name === 'websocket' ? new WebSocket(connection) : new Polling(connection)
