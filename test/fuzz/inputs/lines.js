/** Lines for the console of a running program. */
import { damaged, literal, word } from './values.js'

export function line(random) {
  const value = () => literal(random)
  const name = () => JSON.stringify(word(random))
  return damaged(
    random,
    random.weighted([
      [4, () => `io.emit(${name()}, ${value()})`],
      [2, () => `io.to(${value()}).except(${value()}).emit(${name()}, ${value()})`],
      [2, () => `io.of(${random.pick(['"/admin"', name(), value()])}).emit("x")`],
      [2, () => value()],
      [1, () => `console.log(${value()}, ${value()})`],
      [
        1,
        () =>
          random.pick([
            'process.env',
            'process.cwd()',
            'globalThis',
            'io',
            'server',
            'io.opts',
            'new Error("x").stack',
            'import.meta',
            'require("fs")',
            'io.engine',
            'this',
            'process.argv',
            '__filename',
            'require.cache',
            'process.binding("fs")',
          ]),
      ],
      [1, () => `io.socketsJoin(${value()}); io.fetchSockets().then((all) => all.length)`],
      [1, () => `setTimeout(() => io.emit("late", ${value()}), ${random.pick([0, 5, -1, 1e12])})`],
      [1, () => `io.disconnectSockets(${value()})`],
      [0.5, () => `throw ${value()}`],
      [0.5, () => `await Promise.reject(${value()})`],
      [0.3, () => `'${'x'.repeat(random.pick([10, 9_000, 11_000]))}'`],
    ]),
    0.08,
  )
}
