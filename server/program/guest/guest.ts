/** The guest library: what surrounds a program inside QuickJS. It is evaluated once in each sandbox, before the program. */
import { deliver, takeSent } from './bridge.ts'
import { beginPrinting } from './console.ts'
import { installErrors } from './errors.ts'
import { installGlobals } from './globals.ts'
import { host } from './host.ts'
import { installLeakWarning } from './leakWarning.ts'
import { flushOutput } from './output.ts'
import * as program from './program.ts'
import { installPromises } from './promises.ts'
import { runDue, wakeIn } from './timers.ts'
import { asHost, beginTurn, drain } from './turns.ts'

installErrors()
installPromises()
installGlobals()
installLeakWarning()

const entries = {
  beginTurn() {
    beginTurn()
    beginPrinting()
  },
  deliver,
  runDue: () => asHost(runDue),
  drain: () => (drain() ? 1 : 0),
  /** When to come back for timers, and what was sent. */
  endTurn() {
    flushOutput()
    return [wakeIn(host.now()), ...takeSent()]
  },
  prepare: program.prepare,
  runCommonJs: program.runCommonJs,
  checkImports: program.checkImports,
  textOfModule: program.textOfModule,
  followModule: program.followModule,
  failed: program.failed,
  evaluate: program.evaluate,
}
for (const [name, entry] of Object.entries(entries)) host.ready(name, entry)
