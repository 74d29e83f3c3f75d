/** `BroadcastOperator`: whom a broadcast reaches, put together by chaining. As in Socket.IO 4.8. */
import type { Flags } from '../../protocol/messages.ts'
import type { Adapter, Room, Targets } from './adapter.ts'
import { inside } from './inside.ts'
import { checkName, errorWithResponses, milliseconds, timedOut } from './names.ts'
import type { Socket } from './socket.ts'

/** Socket.IO's number of a packet that holds an event. */
const EVENT = 2

type Ack = (...args: unknown[]) => void

export class BroadcastOperator {
  protected adapter: Adapter
  protected rooms: ReadonlySet<Room>
  protected exceptRooms: ReadonlySet<Room>
  protected flags: Flags

  constructor(
    adapter: Adapter,
    rooms: ReadonlySet<Room> = new Set(),
    except: ReadonlySet<Room> = new Set(),
    flags: Flags = {},
  ) {
    this.adapter = adapter
    this.rooms = rooms
    this.exceptRooms = except
    this.flags = flags
  }

  to(room: Room | Room[]): BroadcastOperator {
    const rooms = new Set([...this.rooms, ...[room].flat()])
    return new BroadcastOperator(this.adapter, rooms, this.exceptRooms, this.flags)
  }
  in(room: Room | Room[]): BroadcastOperator {
    return this.to(room)
  }
  except(room: Room | Room[]): BroadcastOperator {
    const except = new Set([...this.exceptRooms, ...[room].flat()])
    return new BroadcastOperator(this.adapter, this.rooms, except, this.flags)
  }
  compress(compress: boolean): BroadcastOperator {
    // Engine.IO compresses unless it is told `false`.
    return this.#with({ compress: compress !== false })
  }
  get volatile(): BroadcastOperator {
    return this.#with({ volatile: true })
  }
  get local(): BroadcastOperator {
    return this.#with({ local: true })
  }
  timeout(timeout: number): BroadcastOperator {
    return this.#with({ timeout: milliseconds(timeout) })
  }

  emit(event: string | symbol, ...args: unknown[]): boolean {
    checkName(event)
    const last = args.at(-1)
    if (typeof last !== 'function') {
      // A program may have put a function of its own there.
      this.adapter.broadcast({ type: EVENT, data: [event, ...args] }, this.#targets)
      return true
    }
    const done = last as Ack
    inside.adapter.broadcast(
      this.adapter,
      [event, ...args.slice(0, -1)],
      this.#targets,
      (failed, responses) => done.call(this, failed ? timedOut() : null, responses),
    )
    return true
  }
  emitWithAck(event: string, ...args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const done = (error: Error | null, responses: unknown) =>
        error === null ? resolve(responses) : reject(errorWithResponses(error, responses))
      this.emit(event, ...args, done)
    })
  }

  allSockets(): Promise<Set<string>> {
    return this.adapter.sockets(this.rooms)
  }
  fetchSockets(): Promise<Socket[]> {
    return this.adapter.fetchSockets(this.#targets)
  }
  socketsJoin(room: Room | Room[]): void {
    this.adapter.addSockets(this.#targets, [room].flat())
  }
  socketsLeave(room: Room | Room[]): void {
    this.adapter.delSockets(this.#targets, [room].flat())
  }
  disconnectSockets(close = false): void {
    this.adapter.disconnectSockets(this.#targets, close)
  }

  get #targets(): Targets {
    return { rooms: this.rooms, except: this.exceptRooms, flags: this.flags }
  }
  #with(flags: Flags): BroadcastOperator {
    return new BroadcastOperator(this.adapter, this.rooms, this.exceptRooms, { ...this.flags, ...flags })
  }
}
