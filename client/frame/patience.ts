/** In a patient run a client may try to connect for as long as somebody reads: its `timeout` is then one hour. */
import { Manager, Socket } from 'socket.io-client'
import { around } from './inside.ts'

const hour = 3_600_000
const words = '한 걸음씩 보는 동안에는 연결을 오래 기다려요. 클라이언트의 timeout이 1시간이에요.'

/** Looks on at every attempt to connect; `say` tells it once, when it first makes a difference. */
export function createPatience(say: (text: string) => void) {
  let patient = false
  let isSaid = false
  /** What the learner's code wants of a manager. */
  const own = new WeakMap<Manager, number | boolean>()

  function settle(manager: Manager): void {
    const timeout = manager.timeout()
    if (patient && timeout !== hour) {
      own.set(manager, timeout)
      manager.timeout(hour)
      if (!isSaid) say(words)
      isSaid = true
    } else if (!patient) {
      const wanted = own.get(manager)
      own.delete(manager)
      if (wanted !== undefined && timeout === hour) manager.timeout(wanted)
    }
  }
  // An attempt begins with one of these, and whoever reports how long it may take looks after that.
  for (const name of ['open', 'emitReserved'])
    around<Manager>(Manager.prototype, name, function (original) {
      settle(this)
      return original()
    })
  around<Socket>(Socket.prototype, 'connect', function (original) {
    settle(this.io)
    return original()
  })

  return {
    set(value: boolean): void {
      if (value !== patient) isSaid = false
      patient = value
    },
  }
}
