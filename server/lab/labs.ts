/** All labs of this process: made, found, and closed when nobody uses them any more. */
import { randomBytes } from 'node:crypto'
import { limits } from '#shared/limits.ts'
import { Refusal } from '#shared/problem.ts'
import { createLedger, type Ledger } from '../ledger/ledger.ts'
import type { Programs } from '../program/contract.ts'
import type { Keys } from './key.ts'
import { createLab, type Lab, type Texts } from './lab.ts'

export function createLabs({
  programs,
  keys,
  most = limits.labs as number,
  idleMs = limits.idleMs as number,
  /** When there is no room, a lab may go that nobody was connected to, watched or asked for so long. */
  unusedMs = 60_000,
  ledger = createLedger(),
  ...perLab
}: {
  programs: Programs
  keys: Keys
  most?: number
  idleMs?: number
  unusedMs?: number
  maxConnections?: number
  packetsPerSecond?: number
  openingMs?: number
  ledger?: Ledger
}) {
  const labs = new Map<string, Lab>()
  /** Labs whose first program is being tried; nobody can find them yet. */
  const coming = new Map<string, Promise<Lab>>()
  const parting = new Set<(id: string) => void>()
  let beginning = 0
  const sweep = setInterval(() => void closeIdle(), Math.min(60_000, Math.max(1_000, idleMs)))
  sweep.unref()

  async function closeIdle(): Promise<void> {
    for (const lab of [...labs.values()]) if (lab.idleFor() >= idleMs) await remove(lab.id)
  }
  async function remove(id: string): Promise<void> {
    const lab = labs.get(id)
    labs.delete(id)
    for (const listener of parting) listener(id)
    await lab?.[Symbol.asyncDispose]()
  }
  /** The lab that nobody has used for longest makes way: its page opens it anew if it comes back. */
  async function makeRoom(): Promise<void> {
    const [idlest] = [...labs.values()].sort((a, b) => b.idleFor() - a.idleFor())
    if (idlest && idlest.idleFor() >= unusedMs) await remove(idlest.id)
  }
  async function begin(id: string, program: Texts, patient = false): Promise<Lab> {
    if (labs.size + beginning >= most) await makeRoom()
    if (labs.size + beginning >= most) {
      throw new Refusal(`지금은 실험실이 ${most}개 모두 쓰이고 있어요. 잠시 뒤에 다시 해 보세요.`, 429)
    }
    const lab = createLab({ id, programs, ledger, ...perLab })
    beginning += 1
    try {
      await lab.run(program, patient)
      labs.set(id, lab)
    } catch (error) {
      await lab[Symbol.asyncDispose]()
      throw error
    } finally {
      beginning -= 1
    }
    return lab
  }

  return {
    find: (id: string): Lab | undefined => labs.get(id),
    /** Throws `Refusal` where there is none. */
    get(id: string): Lab {
      const lab = labs.get(id)
      if (!lab) throw new Refusal('그런 실험실이 없어요. 새 실험실을 열어 주세요.', 404)
      return lab
    },
    /** Makes a lab and runs its first program; no lab is made when the program does not run. Throws `Refusal`. */
    create: (program: Texts): Promise<Lab> => begin(randomBytes(9).toString('base64url'), program),
    /** Runs a program in the lab; an id that this process does not know is made anew (after a restart). */
    async run(id: string, program: Texts, patient = false): Promise<Lab> {
      const known = labs.get(id) ?? (await coming.get(id)?.catch(() => undefined))
      if (known) {
        await known.run(program, patient)
        return known
      }
      const made = begin(id, program, patient)
      coming.set(id, made)
      try {
        return await made
      } finally {
        coming.delete(id)
      }
    },
    remove,
    /** Calls `listener` with the id of each lab that is closed. */
    whenRemoved: (listener: (id: string) => void): void => void parting.add(listener),
    closeIdle,
    keys,
    /** What all programs have left in this process. */
    get held() {
      return ledger.total
    },
    get size() {
      return labs.size
    },
    async [Symbol.asyncDispose]() {
      clearInterval(sweep)
      await Promise.all([...labs.keys()].map(remove))
    },
  }
}
export type Labs = ReturnType<typeof createLabs>
