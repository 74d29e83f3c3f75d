/** The editor, wired to the clients' files and to the trace: which line caused what. */

import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { clientsStore } from '../features/clients/store.ts'
import { StepByStep } from '../features/network/StepByStep.tsx'
import { openFile } from '../features/program/editorStore.ts'
import type { SourceFile } from '../features/program/file.ts'
import { type LineMark, markOf } from '../features/program/lineMark.ts'
import { ProgramPane } from '../features/program/ProgramPane.tsx'
import { clientErrorsOf } from '../features/program/runProblem.ts'
import { useCurrent } from '../lab/trace/current.ts'
import { backToNow, traceStore } from '../lab/trace/store.ts'
import { useFold, useLiveFold } from '../lab/trace/useFold.ts'
import { useViewing } from '../lab/trace/viewing.ts'
import { type Causes, causesOf } from '../pictures/causes.ts'
import { fileOf } from '../pictures/files.ts'
import { runServer } from './runServer.ts'

const laneOf = (file: string) =>
  clientsStore.getState().clients.find(({ lane }) => fileOf(lane) === file)?.lane

const typeClient = (file: string, code: string) => {
  const lane = laneOf(file)
  if (lane !== undefined) clientsStore.getState().setCode(lane, code)
}
const runClient = (file: string) => {
  const lane = laneOf(file)
  if (lane === undefined) return
  backToNow()
  clientsStore.getState().run(lane)
}

/** The files of the clients, as the editor shows them. */
function useClientFiles(): readonly SourceFile[] {
  const clients = useStore(clientsStore, (s) => s.clients)
  const frames = useStore(clientsStore, (s) => s.frames)
  const runs = useLiveFold(clientErrorsOf)
  const viewed = useViewing()
  return useMemo(() => {
    const problemOf = (lane: string): SourceFile['problem'] => {
      const run = runs.get(lane)
      return run?.problem ? { problem: run.problem, program: run.program } : null
    }
    if (viewed)
      return viewed.clients.flatMap(({ lane }) => {
        const file = viewed.files.find(({ name }) => name === fileOf(lane))
        return file ? [{ ...file, problem: problemOf(lane) }] : []
      })
    return clients.map(({ lane, code }) => {
      const frame = frames[lane]
      const running = frame?.status === 'ready' ? frame.ran : null
      return { name: fileOf(lane), text: code, running, problem: problemOf(lane) }
    })
  }, [clients, frames, runs, viewed])
}

/** Goes to the next moment that the line caused, and from the last back to the first. */
function goToNext(causes: Causes, file: string, line: number): void {
  const { cursor, part, select } = traceStore.getState()
  const moments = causes.at(file, line)?.moments ?? []
  const isLater = (moment: { seq: number; part: number }) =>
    cursor === null || moment.seq > cursor || (moment.seq === cursor && moment.part > part)
  const next = (cursor === null ? undefined : moments.find(isLater)) ?? moments[0]
  if (next) select(next.seq, next.part)
}

/** All files of the lab. */
export function Programs() {
  const clients = useClientFiles()
  const causes = useFold(causesOf)
  const now = useLiveFold(causesOf)
  const moment = useCurrent()
  const cause = moment && causes.of(moment.seq, moment.part)
  /** A line of an earlier run is not the line that stands in the editor now. */
  const current = cause && cause.run === now.run(cause.file) ? cause : null
  const { file, line } = current ?? {}

  useEffect(() => {
    if (file !== undefined) openFile(file, line)
  }, [file, line])

  const marksOf = useMemo(() => {
    const known = new Map<string, ReadonlyMap<number, LineMark>>()
    return (file: string) => {
      const marks = known.get(file) ?? (causes.run(file) === now.run(file) ? marksIn(causes, file) : none)
      known.set(file, marks)
      return marks
    }
  }, [causes, now])
  return (
    <ProgramPane
      clients={clients}
      onClientType={typeClient}
      onClientRun={runClient}
      marksOf={marksOf}
      current={current}
      onMark={(file, line) => goToNext(now, file, line)}
      beside={<StepByStep onRun={runServer} />}
    />
  )
}

const none: ReadonlyMap<number, LineMark> = new Map()

function marksIn(causes: Causes, file: string): ReadonlyMap<number, LineMark> {
  const marks = new Map<number, LineMark>()
  for (const [line, use] of causes.lines(file)) {
    const mark = markOf(use)
    if (mark) marks.set(line, mark)
  }
  return marks
}
