/** The editor, wired to the clients' files and to the trace: which line caused what. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { clientsStore } from '../clients/store.ts'
import type { SourceFile } from '../program/file.ts'
import type { LineMark } from '../program/lineMark.ts'
import { ProgramPane } from '../program/ProgramPane.tsx'
import { clientErrorsOf } from '../program/runProblem.ts'
import { fileOf } from '../trace/files.ts'
import { useLiveFold } from '../trace/useFold.ts'

const laneOf = (file: string) =>
  clientsStore.getState().clients.find(({ lane }) => fileOf(lane) === file)?.lane

const typeClient = (file: string, code: string) => {
  const lane = laneOf(file)
  if (lane !== undefined) clientsStore.getState().setCode(lane, code)
}
const runClient = (file: string) => {
  const lane = laneOf(file)
  if (lane !== undefined) clientsStore.getState().run(lane)
}

/** The files of the clients, as the editor shows them. */
function useClientFiles(): readonly SourceFile[] {
  const clients = useStore(clientsStore, (s) => s.clients)
  const frames = useStore(clientsStore, (s) => s.frames)
  const runs = useLiveFold(clientErrorsOf)
  return useMemo(
    () =>
      clients.map(({ lane, code }) => {
        const frame = frames[lane]
        const run = runs.get(lane)
        return {
          name: fileOf(lane),
          text: code,
          running: frame?.status === 'ready' ? frame.ran : null,
          problem: run?.problem ? { problem: run.problem, program: run.program } : null,
        }
      }),
    [clients, frames, runs],
  )
}

const noMarks: ReadonlyMap<number, LineMark> = new Map()

/** All files of the lab. */
export function Programs() {
  const clients = useClientFiles()
  return (
    <ProgramPane
      clients={clients}
      onClientType={typeClient}
      onClientRun={runClient}
      marksOf={() => noMarks}
      current={null}
      onMark={() => undefined}
    />
  )
}
