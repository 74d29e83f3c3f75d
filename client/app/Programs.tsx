/** The editor, wired to the clients' files and to the trace: which line caused what. */

import { useEffect, useMemo } from 'react'
import { StepByStep } from '../features/network/StepByStep.tsx'
import type { SourceFile } from '../features/program/file.ts'
import { type LineMark, markOf } from '../features/program/lineMark.ts'
import { ProgramPane } from '../features/program/ProgramPane.tsx'
import type { LabView } from '../lab/labView.ts'
import { useCurrent } from '../lab/useCurrent.ts'
import { useClients, useFold, useLab, useLiveFold, useRecord, useTrace } from '../lab/useLab.ts'
import { type Causes, causesOf } from '../pictures/causes.ts'
import { fileOf } from '../pictures/files.ts'
import { clientErrorsOf } from '../pictures/problems.ts'
import { ranAt } from '../pictures/ran.ts'
import { FilesOfLab } from './FilesOfLab.tsx'

/** The files of the clients, as the editor shows them. */
function useClientFiles(): readonly SourceFile[] {
  const clients = useClients((s) => s.clients)
  const frames = useClients((s) => s.frames)
  const runs = useLiveFold(clientErrorsOf)
  const viewed = useRecord()
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

/** What each file ran at the moment that is looked at; `null`: that is now. */
function useRan(): ReadonlyMap<string, string> | null {
  const { trace } = useLab()
  const cursor = useTrace((known) => known.cursor)
  const epoch = useTrace((known) => known.epoch)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came before a moment does not change while it is looked at.
  return useMemo(() => (cursor === null ? null : ranAt(trace.getState(), cursor)), [trace, cursor, epoch])
}

/** Goes to the next moment that the line caused, and from the last back to the first. */
function goToNext({ trace }: LabView, causes: Causes, file: string, line: number): void {
  const { cursor, part } = trace.getState()
  const moments = causes.at(file, line)?.moments ?? []
  const isLater = (moment: { seq: number; part: number }) =>
    cursor === null || moment.seq > cursor || (moment.seq === cursor && moment.part > part)
  const next = (cursor === null ? undefined : moments.find(isLater)) ?? moments[0]
  if (next) trace.show(next.seq, next.part)
}

/** All files of the lab. */
export function Programs() {
  const lab = useLab()
  const clients = useClientFiles()
  const causes = useFold(causesOf)
  const now = useLiveFold(causesOf)
  const moment = useCurrent()
  const ran = useRan()
  const cause = moment && causes.of(moment.seq, moment.part)
  /** What runs, or what ran then: a line of another run is not the line that stands in the editor. */
  const shown = ran === null ? now : causes
  const current = cause && cause.run === shown.run(cause.file) ? cause : null
  const { file, line } = current ?? {}

  useEffect(() => {
    if (file !== undefined) lab.editor.open(file, line)
  }, [lab, file, line])

  const marksOf = useMemo(() => {
    const known = new Map<string, ReadonlyMap<number, LineMark>>()
    return (file: string) => {
      const marks = known.get(file) ?? marksIn(causes, file)
      known.set(file, marks)
      return marks
    }
  }, [causes])
  return (
    <ProgramPane
      clients={clients}
      marksOf={marksOf}
      ran={ran}
      current={current}
      onMark={(file, line) => goToNext(lab, causes.run(file) === now.run(file) ? now : causes, file, line)}
      acts={
        <>
          <FilesOfLab />
          <StepByStep />
        </>
      }
    />
  )
}

function marksIn(causes: Causes, file: string): ReadonlyMap<number, LineMark> {
  const marks = new Map<number, LineMark>()
  for (const [line, use] of causes.lines(file)) {
    const mark = markOf(use)
    if (mark) marks.set(line, mark)
  }
  return marks
}
