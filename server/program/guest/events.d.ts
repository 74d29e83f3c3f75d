/** The npm package `events`: Node's EventEmitter in plain JavaScript, without types of its own. */
declare module 'events' {
  type Listener = (...args: never[]) => unknown
  export class EventEmitter {
    static defaultMaxListeners: number
    on(event: string | symbol, listener: Listener): this
    addListener(event: string | symbol, listener: Listener): this
    once(event: string | symbol, listener: Listener): this
    prependListener(event: string | symbol, listener: Listener): this
    prependOnceListener(event: string | symbol, listener: Listener): this
    off(event: string | symbol, listener: Listener): this
    removeListener(event: string | symbol, listener: Listener): this
    removeAllListeners(event?: string | symbol): this
    emit(event: string | symbol, ...args: unknown[]): boolean
    listeners(event: string | symbol): Listener[]
    rawListeners(event: string | symbol): Listener[]
    listenerCount(event: string | symbol): number
    eventNames(): (string | symbol)[]
    setMaxListeners(count: number): this
    getMaxListeners(): number
  }
}
