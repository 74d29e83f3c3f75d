/** The learner's two texts that a trial reads and writes. */
import type { LabView } from '../../../../lab/labView.ts'
import type { Texts } from './plan.ts'
import { trialStore } from './store.ts'

const textsOf = ({ program, clients }: LabView, lane: string): Texts => ({
  server: program.getState().typed ?? '',
  client: clients.getState().clients.find((client) => client.lane === lane)?.code ?? '',
})

/** As they are without what the last trial wrote, where nobody has changed that since. */
export function ownTexts(lab: LabView, lane: string): Texts {
  const { server, client } = textsOf(lab, lane)
  const { tried } = trialStore.getState()
  if (!tried || tried.status === 'undone') return { server, client }
  const { before, left, place } = tried
  return {
    server: server === left.server ? before.server : server,
    client: place.lane === lane && client === left.client ? before.client : client,
  }
}

/** Puts them in the place of what is typed. */
export function writeTexts({ program, clients }: LabView, lane: string, texts: Texts): void {
  if (program.getState().typed !== texts.server) program.edit(texts.server)
  const client = clients.getState().clients.find((one) => one.lane === lane)
  if (client && client.code !== texts.client) clients.edit(lane, texts.client)
}
