/** Whether a packet is on its way at this moment: its client tells of packets, and has not told of this one yet. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { flightIn, flightsOf, patienceMs } from '../trace/flights.ts'
import type { WireCrossing } from '../trace/flow/types.ts'
import { type Trace, traceStore } from '../trace/store.ts'
import { readFold } from '../trace/useFold.ts'

const isFlyingIn = (trace: Trace, crossing: WireCrossing | undefined): boolean =>
  crossing !== undefined &&
  trace.cursor === null &&
  flightIn(readFold(flightsOf, trace).flights, crossing)?.status === 'flying'

export function useFlying(crossing: WireCrossing | undefined): boolean {
  const isFlying = useStore(traceStore, (trace) => isFlyingIn(trace, crossing))
  const [isLate, setLate] = useState(false)
  // A client that stopped telling would leave its last packet in flight for ever.
  useEffect(() => {
    setLate(false)
    if (!isFlying) return
    const timer = setTimeout(() => setLate(true), patienceMs)
    return () => clearTimeout(timer)
  }, [isFlying])
  return isFlying && !isLate
}
