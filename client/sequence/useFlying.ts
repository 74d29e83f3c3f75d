/** Whether a packet is on its way at this moment: its client tells of packets, and has not told of this one yet. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { flightsOf, patienceMs } from '../trace/flights.ts'
import { type Trace, traceStore } from '../trace/store.ts'
import { readFold } from '../trace/useFold.ts'

const isFlyingIn = (trace: Trace, key: string | undefined): boolean =>
  key !== undefined &&
  trace.cursor === null &&
  readFold(flightsOf, trace).flights.get(key)?.status === 'flying'

export function useFlying(key: string | undefined): boolean {
  const isFlying = useStore(traceStore, (trace) => isFlyingIn(trace, key))
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
