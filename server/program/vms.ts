/** Sandboxes made ready while nobody waits for them, each in a QuickJS of its own; one that was used well is used again. */
import type { QuickJs } from './quickjs.ts'
import type { Vm } from './vm.ts'

const most = { spares: 2, kept: 4 }

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
  const kept: QuickJs[] = []

  async function makeVm(): Promise<Vm> {
    return fill(kept.pop() ?? (await make()))
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
    giveBack(vm: Vm): void {
      if (vm.clear() && kept.length < most.kept) kept.push(vm.quickJs)
    },
    ready: makeSpare().then(makeSpare),
  }
}
