/** The in-memory adapter as the program sees it: which socket is in which room, at this moment of the program. */
import type { Flags, MapEdit, SocketName } from '../../protocol/messages.ts'
import { absent } from '../absent.ts'
import { callLine } from '../bridge.ts'
import { awaitAck } from '../calls.ts'
import { Emitter } from '../emitter.ts'
import { refuseAbsent } from '../refusing.ts'
import { say } from '../say.ts'
import { encode } from '../values.ts'
import { inside } from './inside.ts'
import { roomName } from './names.ts'
import type { Namespace } from './namespace.ts'
import { nameOf, socketWithId } from './registry.ts'
import type { Socket } from './socket.ts'
import { quietly, watchedSet, watchedSets } from './views.ts'
import { write } from './writing.ts'

export type Room = string
export interface Targets {
  rooms: ReadonlySet<Room>
  except?: ReadonlySet<Room>
  flags?: Flags
}
type Ack = (failed: boolean, responses: unknown[]) => void

export class Adapter extends Emitter {
  nsp: Namespace
  rooms: Map<Room, Set<string>>
  sids: Map<string, Set<Room>>
  readonly #namespace: Namespace
  readonly #rooms: Map<Room, Set<string>>
  readonly #sids: Map<string, Set<Room>>
  readonly #children: ReadonlySet<Namespace> | undefined
  static {
    inside.adapter = {
      join: (adapter, name, id, rooms) => adapter.#join(name, id, rooms),
      leave: (adapter, name, id, room) => adapter.#leave(name, id, room),
      note: (adapter, id, rooms) => adapter.#note(id, rooms),
      apply: (adapter, targets, act) => adapter.#apply(targets, act),
      broadcast: (adapter, args, targets, ack) => adapter.#broadcast(args, targets, ack),
    }
  }

  /** `children`: the namespaces that came of a dynamic one, whose broadcasts go to theirs. */
  constructor(namespace: Namespace, children?: ReadonlySet<Namespace>) {
    super()
    this.#namespace = namespace
    this.#children = children
    this.#rooms = watchedSets(edited(namespace, 'rooms'))
    this.#sids = watchedSets(edited(namespace, 'sids'))
    this.nsp = namespace
    this.rooms = this.#rooms
    this.sids = this.#sids
  }

  init(): void {}
  close(): void {}
  serverCount(): Promise<number> {
    return Promise.resolve(1)
  }

  addAll(id: string, rooms: Set<Room>): void {
    this.#join(this.#nameOf(id), id, rooms)
  }
  #join(name: SocketName | undefined, id: string, rooms: Set<Room>): void {
    const names = [...rooms].map(roomName)
    if (name) say({ kind: 'join', ...name, rooms: names, line: callLine() })
    this.#note(id, rooms)
  }
  #note(id: string, rooms: Iterable<Room>): void {
    const own = this.#sids.get(id) ?? watchedSet(new Set<Room>(), id, edited(this.#namespace, 'sids'))
    quietly.set(this.#sids, id, own)
    for (const room of rooms) {
      quietly.add(own, room)
      let members = this.#rooms.get(room)
      if (members === undefined) {
        members = watchedSet(new Set<string>(), room, edited(this.#namespace, 'rooms'))
        quietly.set(this.#rooms, room, members)
        this.emit('create-room', room)
      }
      if (members.has(id)) continue
      quietly.add(members, id)
      this.emit('join-room', room, id)
    }
  }
  del(id: string, room: Room): void {
    this.#leave(this.#nameOf(id), id, room)
  }
  #leave(name: SocketName | undefined, id: string, room: Room): void {
    const names = [roomName(room)]
    if (name) say({ kind: 'leave', ...name, rooms: names, line: callLine() })
    const own = this.#sids.get(id)
    if (own) quietly.remove(own, room)
    this.#drop(room, id)
  }
  delAll(id: string): void {
    for (const room of this.#sids.get(id) ?? []) this.#drop(room, id)
    quietly.delete(this.#sids, id)
  }
  #drop(room: Room, id: string): void {
    const members = this.#rooms.get(room)
    if (members === undefined) return
    if (quietly.remove(members, id)) this.emit('leave-room', room, id)
    if (members.size === 0 && quietly.delete(this.#rooms, room)) this.emit('delete-room', room)
  }

  /** As Socket.IO calls it: the packet holds the event's name and its values. */
  broadcast({ data }: { type?: number; data: unknown[] }, targets: Targets): void {
    // In the words of Node, where the real one looks there.
    if (!targets.rooms) throw new TypeError("Cannot read properties of undefined (reading 'size')")
    this.#broadcast(data, targets)
  }
  #broadcast(args: unknown[], targets: Targets, ack?: Ack): void {
    if (this.#children !== undefined) {
      for (const child of this.#children) inside.namespace.adapter(child).#broadcast(args, targets)
      return
    }
    const values = encode(args)
    if (inside.namespace.watchesOutgoing(this.#namespace))
      this.#apply(targets, (socket) => inside.overheard.outgoing(socket, args))
    write({
      kind: 'broadcast',
      ...nameOf(this.#namespace),
      rooms: [...targets.rooms].map(roomName),
      except: [...(targets.except ?? [])].map(roomName),
      flags: { ...targets.flags },
      ack: ack && awaitAck((failed, responses) => ack(failed, responses[0] as unknown[])),
      line: callLine(),
      ...values,
    })
  }

  sockets(rooms: ReadonlySet<Room>): Promise<Set<string>> {
    const ids = new Set<string>()
    this.#apply({ rooms, except: new Set() }, (socket) => ids.add(socket.id))
    return Promise.resolve(ids)
  }
  socketRooms(id: string): Set<Room> | undefined {
    return this.#sids.get(id)
  }
  fetchSockets(targets: Targets): Promise<Socket[]> {
    const found: Socket[] = []
    this.#apply(targets, (socket) => found.push(socket))
    return Promise.resolve(found)
  }
  addSockets(targets: Targets, rooms: Room[]): void {
    this.#apply(targets, (socket) => socket.join(rooms))
  }
  delSockets(targets: Targets, rooms: Room[]): void {
    this.#apply(targets, (socket) => {
      for (const room of rooms) socket.leave(room)
    })
  }
  disconnectSockets(targets: Targets, close: boolean): void {
    this.#apply(targets, (socket) => socket.disconnect(close))
  }
  serverSideEmit(_args: unknown[]): void {
    console.warn('this adapter does not support the serverSideEmit() functionality')
  }

  #apply({ rooms, except }: Targets, act: (socket: Socket) => void): void {
    const left = new Set<string>()
    for (const room of except ?? []) for (const id of this.#rooms.get(room) ?? []) left.add(id)
    const ids =
      rooms.size === 0
        ? [...this.#sids.keys()]
        : [...rooms].flatMap((room) => [...(this.#rooms.get(room) ?? [])])
    const sockets = inside.namespace.sockets(this.#namespace)
    for (const id of new Set(ids)) {
      const socket = left.has(id) ? undefined : sockets.get(id)
      if (socket !== undefined) act(socket)
    }
  }
  /** How the host knows the socket that has this id here, if one has. */
  #nameOf(id: string): SocketName | undefined {
    const socket = socketWithId(this.#namespace, id)
    return socket && inside.socket.name(socket)
  }
}
refuseAbsent(Adapter.prototype, absent.adapter)

const edited = (namespace: Namespace, map: 'rooms' | 'sids') => (edit: MapEdit) =>
  say({ kind: 'adapter.edit', ...nameOf(namespace), map, edit, line: callLine() })
