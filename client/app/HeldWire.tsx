/** What waits on the wire, wired to the program that runs. */
import { endStepping } from '../features/network/StepByStep.tsx'
import { WireBar } from '../features/network/WireBar.tsx'
import { runServer } from './runServer.ts'

export function HeldWire() {
  return <WireBar onEnd={() => void endStepping(runServer)} />
}
