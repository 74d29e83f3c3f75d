/** What can be done with labs, whichever door it is asked through. Each throws `Refusal`. */
import type { Batch } from '#shared/control.ts'
import type { LabFiles } from '#shared/files/files.ts'
import type { ConditionsInput, WireInput } from '#shared/networkInput.ts'
import { Refusal } from '#shared/problem.ts'
import type { Lab, Texts } from '../lab/lab.ts'
import type { Labs } from '../lab/labs.ts'
import type { Slice } from '../trace/recorder.ts'
import type { LabBudget } from './labBudget.ts'
import type { LabPages } from './labPages.ts'

export const batchOf = (lab: Lab, slice: Slice): Batch => ({ ...slice, epoch: lab.epoch })

/** `budget`: for labs that an address makes; `pages`: the labs' own origins. */
export function createActions(labs: Labs, budget: LabBudget, pages: LabPages) {
  const lab = (id: string): Lab => labs.get(id)
  function allowed(id: string, key: unknown): void {
    if (!labs.keys.fits(id, key)) throw new Refusal('이 실험실을 바꿀 열쇠가 맞지 않아요.', 403)
  }
  return {
    lab,
    /** `from`: the address that asks. */
    async create(from: string | undefined, texts: Texts): Promise<Lab> {
      budget.take(from)
      return labs.create(texts)
    },
    keyOf: (id: string): string => labs.keys.keyOf(id),
    async run(
      from: string | undefined,
      {
        id,
        key,
        program: text,
        files,
        patient,
      }: {
        id: string
        key: unknown
        program: string
        files?: LabFiles | undefined
        patient?: boolean | undefined
      },
    ): Promise<Lab> {
      allowed(id, key)
      // One that this process does not know is made anew.
      if (!labs.find(id)) budget.take(from)
      return labs.run(id, { text, files }, patient)
    },
    evaluate(id: string, key: unknown, code: string): Promise<string> {
      allowed(id, key)
      return lab(id).evaluate(code)
    },
    async remove(id: string, key: unknown): Promise<void> {
      allowed(id, key)
      lab(id)
      await labs.remove(id)
    },
    /** Opens the lab's own origin: its port, and where other machines find this one. */
    async openPage(id: string, key: unknown): Promise<{ port: number; addresses: string[] }> {
      allowed(id, key)
      lab(id)
      return { port: await pages.open(id), addresses: pages.addresses() }
    },
    setConditions(id: string, key: unknown, conditions: ConditionsInput): Lab {
      allowed(id, key)
      const found = lab(id)
      found.setConditions(conditions)
      return found
    },
    async act(id: string, key: unknown, input: WireInput): Promise<Lab> {
      allowed(id, key)
      const found = lab(id)
      await found.act(input)
      return found
    },
    /** The lab, for whoever may change it. */
    own(id: string, key: unknown): Lab {
      allowed(id, key)
      return lab(id)
    },
  }
}
export type Actions = ReturnType<typeof createActions>
