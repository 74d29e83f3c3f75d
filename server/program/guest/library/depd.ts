/** The package `depd`, by which packages tell of outdated uses: here with the line of the program, as all that is printed. */

type Fn = (...args: unknown[]) => unknown

function depd(namespace: string) {
  const deprecate = (words?: string) => inside.deprecated(`${namespace} deprecated ${words ?? ''}`)
  return Object.assign(deprecate, {
    function: (fn: Fn, words?: string): Fn =>
      function (this: unknown, ...args: unknown[]) {
        deprecate(words ?? fn.name)
        return Reflect.apply(fn, this, args)
      },
    property(object: object, name: string, words?: string): void {
      const value: unknown = Reflect.get(object, name)
      Object.defineProperty(object, name, {
        configurable: true,
        enumerable: true,
        get() {
          deprecate(words ?? name)
          return value
        },
      })
    },
  })
}

export { depd as 'module.exports' }
