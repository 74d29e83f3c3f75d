/** What the learner looks at in the list of options: kept in the browser. */
import { createStore } from 'zustand/vanilla'
import { workspace } from '../../../lab/tab.ts'
import type { Target } from './entry.ts'

export interface Looking {
  /** The group that is listed while nothing is searched for. */
  group: Target
  query: string
  /** The option of each group that is open. */
  open: Readonly<Record<Target, string | null>>
  /** The client whose options are read and written; `null`: the first. */
  lane: string | null
}

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function saved(): Looking {
  const { group, query, open, lane } = (workspace.read('options') ?? {}) as Partial<Looking>
  return {
    group: group === 'client' ? 'client' : 'server',
    query: textOr(query) ?? '',
    open: { server: textOr(open?.server), client: textOr(open?.client) },
    lane: textOr(lane),
  }
}

export const optionsStore = createStore<Looking>(() => saved())
optionsStore.subscribe((looking) => workspace.write('options', looking))

/** Opens an option, or closes it where it is open. */
export const toggleOption = (target: Target, name: string): void =>
  optionsStore.setState(({ open }) => ({
    open: { ...open, [target]: open[target] === name ? null : name },
  }))
