/** Whether a packet is on its way at this moment: its client tells of packets, and has not told of this one yet. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { type Trace, traceStore } from '../../lab/trace/store.ts'
import { readFold } from '../../lab/trace/useFold.ts'
import type { WireCrossing } from '../../pictures/flow/types.ts'

type Flights = typeof import('../../pictures/flights.ts')
/** Loaded behind the first rows: until it is there, nothing is said to be on its way. */
const flightsStore = createStore<{ flights: Flights | null }>(() => ({ flights: null }))
void import('../../pictures/flights.ts').then((flights) => flightsStore.setState({ flights }))

function isFlyingIn(flights: Flights | null, trace: Trace, crossing: WireCrossing | undefined): boolean {
  if (flights === null || crossing === undefined || trace.cursor !== null) return false
  const { flightIn, flightsOf } = flights
  return flightIn(readFold(flightsOf, trace).flights, crossing)?.status === 'flying'
}

export function useFlying(crossing: WireCrossing | undefined): boolean {
  const flights = useStore(flightsStore, (loaded) => loaded.flights)
  const isFlying = useStore(traceStore, (trace) => isFlyingIn(flights, trace, crossing))
  const [isLate, setLate] = useState(false)
  // A client that stopped telling would leave its last packet in flight for ever.
  useEffect(() => {
    setLate(false)
    if (!isFlying || flights === null) return
    const timer = setTimeout(() => setLate(true), flights.patienceMs)
    return () => clearTimeout(timer)
  }, [isFlying, flights])
  return isFlying && !isLate
}
