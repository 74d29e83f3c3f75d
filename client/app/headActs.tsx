/** What can be done in the heads of the lanes: each client's own acts, a line for the server, one client more. */
import { lazy, Suspense } from 'react'
import type { HeadActs } from '../features/sequence/headsProps.ts'

/** Loaded behind the first picture of the page; until then their badges stand there. */
const LaneHead = lazy(async () => ({ default: (await import('../features/clients/LaneHead.tsx')).LaneHead }))
const AddClient = lazy(async () => ({
  default: (await import('../features/clients/AddClient.tsx')).AddClient,
}))

const SayInConsole = lazy(async () => ({ default: (await import('./SayInConsole.tsx')).SayInConsole }))

export const headActs: HeadActs = {
  Own: (props) => (
    <Suspense fallback={props.badge}>
      <LaneHead {...props} />
    </Suspense>
  ),
  server: (room) => (
    <Suspense>
      <SayInConsole room={room} />
    </Suspense>
  ),
  add: (
    <Suspense>
      <AddClient inHead />
    </Suspense>
  ),
}
