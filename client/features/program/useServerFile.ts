/** server.js as the editor shows it: the learner's own, or that of the record on the page. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useLab, useLiveFold, useRecord, useSession } from '../../lab/useLab.ts'
import { serverFile } from '../../pictures/files.ts'
import type { SourceFile } from './file.ts'
import { runErrorOf } from './runProblem.ts'

/** Nothing until the first lab has told its program. */
export function useServerFile(): SourceFile | null {
  const lab = useLab()
  const typed = useStore(lab.program, (p) => p.typed)
  const running = useSession((s) => s.running)
  const refused = useSession((s) => s.refused)
  const failed = useLiveFold(runErrorOf)
  const viewed = useRecord()
  return useMemo(() => {
    const seen = viewed?.files.find((file) => file.name === serverFile)
    if (seen) return { ...seen, problem: failed && { problem: failed, program: seen.running ?? seen.text } }
    if (typed === null) return null
    const problem = refused ?? (failed && running !== null ? { problem: failed, program: running } : null)
    return { name: serverFile, text: typed, running, problem }
  }, [typed, running, refused, failed, viewed])
}
