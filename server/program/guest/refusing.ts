/** Puts members that can't be used here where the real classes have them. */
import { type Absent, methodWords, valueWords } from './absent.ts'
import { refuse } from './bridge.ts'

/** Each refuses where it is used. A value that the program itself puts in its place is kept. */
export function refuseAbsent(target: object, all: readonly Absent[]): void {
  for (const one of all) {
    for (const name of one.methods) {
      const method = { [name]: () => refuse(methodWords(one, name)) }[name]
      Object.defineProperty(target, name, { value: method, writable: true, configurable: true })
    }
    for (const name of one.values)
      Object.defineProperty(target, name, {
        configurable: true,
        get: () => refuse(valueWords(one, name)),
        set(this: object, value: unknown) {
          Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true })
        },
      })
  }
}
