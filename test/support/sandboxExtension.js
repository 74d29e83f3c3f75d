/** Functions of the tests' own inside each sandbox: harmless stand-ins for a call that takes its time. */

/** `spin(ms)`: one call that keeps QuickJS busy natively. `block(ms)`: one that keeps the worker's thread busy outside of QuickJS. */
export function extend(context) {
  const text = 'x'.repeat(10_000)
  add('spin', () => context.newString(text).dispose())
  add('block', () => {})

  function add(name, work) {
    context
      .newFunction(name, (ms) => {
        const until = performance.now() + context.getNumber(ms)
        try {
          while (performance.now() < until) work()
        } catch {
          // What ended it is thrown again by whatever QuickJS does next.
        }
      })
      .consume((fn) => context.setProp(context.global, name, fn))
  }
}
