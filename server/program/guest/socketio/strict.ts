/** Socket.IO's own kind of emitter: its methods stand before those of Node's, and a loop over an object's names passes them by. */
import { Emitter, type Listener } from '../emitter.ts'

export class StrictEventEmitter extends Emitter {
  override on(event: string | symbol, listener: Listener): this {
    return super.on(event, listener)
  }
  override once(event: string | symbol, listener: Listener): this {
    return super.once(event, listener)
  }
  override emit(event: string | symbol, ...args: unknown[]): boolean {
    return super.emit(event, ...args)
  }
  override listeners(event: string | symbol): Listener[] {
    return super.listeners(event)
  }
}
