/** What each end knows and what really happened: the list of causes, and which of them a moment shows. */
import { corsCauses } from './cors.ts'
import type { Ground } from './evidence.ts'
import { freshEvidence, socketOf } from './facts.ts'
import type { Focus } from './focus.ts'
import { holdCauses } from './holds.ts'
import { lossCauses } from './losses.ts'
import { momentCauses } from './moments.ts'
import { namespaceCauses, refusalCauses } from './refusals.ts'
import { firstStandings, hindrances, standings } from './standings.ts'
import { type Cause, type Scene, serverStands, type Truth, unknown } from './truth.ts'
import { givenUpCauses, hookCauses, waitingCauses } from './undecided.ts'
import { lastFailures, unreachedCauses, wireFailures } from './unreached.ts'

/** Of the moment itself: what became of it on the wire, else what it means. */
const ofMoments: readonly Cause[] = [...holdCauses, ...momentCauses]
/** Of a client at that moment. */
const ofClients: readonly Cause[] = [
  ...firstStandings,
  ...waitingCauses,
  ...namespaceCauses,
  ...wireFailures,
  ...hookCauses,
  ...unreachedCauses,
  ...corsCauses,
  ...refusalCauses,
  ...lastFailures,
  ...givenUpCauses,
  ...lossCauses,
  ...hindrances,
  ...standings,
]
/** Every cause there is, in the order in which they are looked for. */
export const causes: readonly Cause[] = [...ofMoments, ...ofClients]

/** A truth, whom it is about, and what it is called. */
export interface StripTruth {
  client: string | null
  cause: string
  name: string | null
  truth: Truth
}

function ofServer({ server }: Ground): StripTruth {
  const why = server.port === null ? '서버가 기다리고 있지 않아요.' : '아직 아무도 연결하지 않았어요.'
  return {
    client: null,
    cause: 'server-alone',
    name: null,
    truth: { browser: unknown, server: serverStands(server), why },
  }
}

/** The time of the moment, and what is waited for then. */
export type Clock = Pick<Scene, 'timers' | 'at'>
const stopped: Clock = { timers: [], at: 0 }

/** Who is meant, and the truth about them. */
export function truthOf(ground: Ground, { subject, ...moment }: Focus, clock: Clock = stopped): StripTruth {
  const evidence = subject ? ground.of(subject.client) : undefined
  const { crossing } = moment
  // What nobody got is about no client at all.
  if (!evidence && crossing?.role !== 'nobody') return ofServer(ground)
  const known = evidence ?? freshEvidence('')
  const socket = socketOf(known, subject?.namespace ?? '/')
  const scene: Scene = {
    ...moment,
    evidence: known,
    socket,
    server: ground.server,
    network: ground.network,
    ...clock,
  }
  for (const { id, name, of } of crossing ? causes : ofClients) {
    const truth = of(scene)
    if (truth) return { client: subject?.client ?? null, cause: id, name, truth }
  }
  return ofServer(ground)
}
