/** The in-memory adapter as the program sees it: which socket is in which room, at this moment of the program. */
import type { Flags } from '../../messages.ts'
import { callLine } from '../bridge.ts'
import { awaitAck } from '../calls.ts'
import { Emitter } from '../emitter.ts'
import { say } from '../say.ts'
import { encode } from '../values.ts'
import type { Namespace } from './namespace.ts'
import { serverNumber } from './registry.ts'
import type { Socket } from './socket.ts'

export type Room = string
export interface Targets {
  rooms: ReadonlySet<Room>
  except: ReadonlySet<Room>
  flags?: Flags
}
type Ack = (failed: boolean, responses: unknown[]) => void

export class Adapter extends Emitter {
  nsp: Namespace
  rooms = new Map<Room, Set<string>>()
  sids = new Map<string, Set<Room>>()

  constructor(nsp: Namespace) {
    super()
    this.nsp = nsp
  }

  init(): void {}
  close(): void {}
  serverCount(): Promise<number> {
    return Promise.resolve(1)
  }

  addAll(id: string, rooms: Set<Room>): void {
    say({ kind: 'join', ...this.nameOf(id), rooms: [...rooms], line: callLine() })
    this.note(id, rooms)
  }
  /** Rooms that the real adapter has put the socket into by itself. */
  note(id: string, rooms: Iterable<Room>): void {
    const own = this.sids.get(id) ?? new Set()
    this.sids.set(id, own)
    for (const room of rooms) {
      own.add(room)
      let members = this.rooms.get(room)
      if (members === undefined) {
        members = new Set()
        this.rooms.set(room, members)
        this.emit('create-room', room)
      }
      if (members.has(id)) continue
      members.add(id)
      this.emit('join-room', room, id)
    }
  }
  del(id: string, room: Room): void {
    say({ kind: 'leave', ...this.nameOf(id), rooms: [room], line: callLine() })
    this.sids.get(id)?.delete(room)
    this.drop(room, id)
  }
  delAll(id: string): void {
    for (const room of this.sids.get(id) ?? []) this.drop(room, id)
    this.sids.delete(id)
  }
  private drop(room: Room, id: string): void {
    const members = this.rooms.get(room)
    if (members === undefined) return
    if (members.delete(id)) this.emit('leave-room', room, id)
    if (members.size === 0 && this.rooms.delete(room)) this.emit('delete-room', room)
  }

  broadcast(args: unknown[], targets: Targets, ack?: Ack): void {
    const values = encode(args)
    if (this.nsp.watchesOutgoing) this.apply(targets, (socket) => socket.notifyOutgoing(args))
    say({
      kind: 'broadcast',
      server: serverNumber(this.nsp.server),
      namespace: this.nsp.name,
      rooms: [...targets.rooms],
      except: [...targets.except],
      flags: { ...targets.flags },
      ack: ack && awaitAck((failed, responses) => ack(failed, responses[0] as unknown[])),
      line: callLine(),
      ...values,
    })
  }

  sockets(rooms: ReadonlySet<Room>): Promise<Set<string>> {
    const ids = new Set<string>()
    this.apply({ rooms, except: new Set() }, (socket) => ids.add(socket.id))
    return Promise.resolve(ids)
  }
  socketRooms(id: string): Set<Room> | undefined {
    return this.sids.get(id)
  }
  fetchSockets(targets: Targets): Promise<Socket[]> {
    const found: Socket[] = []
    this.apply(targets, (socket) => found.push(socket))
    return Promise.resolve(found)
  }
  addSockets(targets: Targets, rooms: Room[]): void {
    this.apply(targets, (socket) => socket.join(rooms))
  }
  delSockets(targets: Targets, rooms: Room[]): void {
    this.apply(targets, (socket) => {
      for (const room of rooms) socket.leave(room)
    })
  }
  disconnectSockets(targets: Targets, close: boolean): void {
    this.apply(targets, (socket) => socket.disconnect(close))
  }
  serverSideEmit(_args: unknown[]): void {
    console.warn('this adapter does not support the serverSideEmit() functionality')
  }

  private apply({ rooms, except }: Targets, act: (socket: Socket) => void): void {
    const left = new Set<string>()
    for (const room of except) for (const id of this.rooms.get(room) ?? []) left.add(id)
    const ids =
      rooms.size === 0
        ? [...this.sids.keys()]
        : [...rooms].flatMap((room) => [...(this.rooms.get(room) ?? [])])
    for (const id of new Set(ids)) {
      const socket = left.has(id) ? undefined : this.nsp.sockets.get(id)
      if (socket !== undefined) act(socket)
    }
  }
  private nameOf(id: string) {
    return { server: serverNumber(this.nsp.server), namespace: this.nsp.name, id }
  }
}

/** What a dynamic namespace has instead: it hands on to the namespaces that came of it. */
export class ParentAdapter extends Adapter {
  override broadcast(args: unknown[], targets: Targets): void {
    for (const child of this.nsp.children) child.adapter.broadcast(args, targets)
  }
}
