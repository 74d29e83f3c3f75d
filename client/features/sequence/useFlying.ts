/** Whether a packet is on its way at this moment: its client tells of packets, and has not told of this one yet. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { LabView } from '../../lab/labView.ts'
import { useLab, useTrace } from '../../lab/useLab.ts'
import type { WireCrossing } from '../../pictures/flow/types.ts'

type Flights = typeof import('../../pictures/flights.ts')
/** Loaded behind the first rows: until it is there, nothing is said to be on its way. */
const flightsStore = createStore<{ flights: Flights | null }>(() => ({ flights: null }))
void import('../../pictures/flights.ts').then((flights) => flightsStore.setState({ flights }))

function isFlyingIn(
  flights: Flights | null,
  { pictures, trace }: LabView,
  crossing: WireCrossing | undefined,
): boolean {
  const moment = trace.getState()
  if (flights === null || crossing === undefined || moment.cursor !== null) return false
  const { flightIn, flightsOf } = flights
  return flightIn(pictures.now(flightsOf, moment).flights, crossing)?.status === 'flying'
}

export function useFlying(crossing: WireCrossing | undefined): boolean {
  const lab = useLab()
  const flights = useStore(flightsStore, (loaded) => loaded.flights)
  const isFlying = useTrace(() => isFlyingIn(flights, lab, crossing))
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
