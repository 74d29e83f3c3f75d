/** The guest library's word to its host, in the kinds that both know. */
import type { GuestMessage, HostMessage } from '../protocol/messages.ts'
import { receive, send } from './bridge.ts'

export const say = (message: GuestMessage): void => send(message)

/** Handles what the host says of this kind. */
export function hear<K extends HostMessage['kind']>(
  kind: K,
  handle: (message: Extract<HostMessage, { kind: K }>) => void,
): void {
  // The host sends no other messages of these kinds.
  receive(kind, (message) => handle(message as unknown as Extract<HostMessage, { kind: K }>))
}
