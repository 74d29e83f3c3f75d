/** Sandboxes made ready while nobody waits for them, each in a QuickJS of its own, which is thrown away with what ran in it. */
import type { QuickJs } from './quickjs.ts'
import type { Vm } from './vm.ts'

const most = { spares: 2 }

export function createVms({
  make,
  fill,
  whenIdle,
}: {
  make: () => Promise<QuickJs>
  fill: (quickJs: QuickJs) => Vm
  whenIdle: (task: () => void) => void
}) {
  const spares: Vm[] = []

  async function makeVm(): Promise<Vm> {
    return fill(await make())
  }
  async function makeSpare(): Promise<void> {
    if (spares.length < most.spares) spares.push(await makeVm())
  }

  return {
    /** Calls `taken` at once where it can. */
    take(taken: (vm: Vm) => void): void {
      const spare = spares.pop()
      whenIdle(() => void makeSpare())
      if (spare) taken(spare)
      else void makeVm().then(taken)
    },
    ready: makeSpare().then(makeSpare),
  }
}
