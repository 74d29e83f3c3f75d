/** What a trial would do to the learner's own texts as they stand now. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useLab, useLiveFold } from '../../../../lab/useLab.ts'
import { serverOf } from '../../../../pictures/server.ts'
import type { OptionEntry, Trial } from '../entry.ts'
import { type Plan, planOf, type Texts } from './plan.ts'
import { trialStore } from './store.ts'
import { ownTexts } from './texts.ts'
import { laneOf, portOf } from './tryOption.ts'

/** `lane`: the client that is looked at. `chosen`: the one that is used; `null`: one has to be added. */
export function usePlan(
  { target }: OptionEntry,
  trial: Trial,
  lane: string,
): { plan: Plan; chosen: string | null; before: Texts } {
  const lab = useLab()
  const typed = useStore(lab.program, (p) => p.typed)
  const clients = useStore(lab.clients, (c) => c.clients)
  const tried = useStore(trialStore, (t) => t.tried)
  const port = portOf(useLiveFold(serverOf))
  const first = laneOf(clients)
  const chosen = target === 'client' && clients.some((client) => client.lane === lane) ? lane : first
  return useMemo(() => {
    // What is typed, and what the last trial wrote, are read by way of the stores.
    void [typed, tried, clients]
    const before = ownTexts(lab, chosen ?? 'A')
    return { plan: planOf({ trial, texts: before, lane: chosen ?? 'A', port }), chosen, before }
  }, [lab, typed, tried, clients, trial, chosen, port])
}
