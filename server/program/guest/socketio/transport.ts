/** `socket.conn.transport`: printed, it has the class of the real one, and `name` is that class's. */
class Polling {
  get name(): string {
    return 'polling'
  }
}
class WebSocket {
  get name(): string {
    return 'websocket'
  }
}

/** What a program sees of a transport. */
export interface Transport {
  readonly name: string
}
/** The transport that the host names. */
export const transportNamed = (name: string): Transport =>
  name === 'websocket' ? new WebSocket() : new Polling()
