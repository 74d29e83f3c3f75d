/** server.js as the editor shows it: the learner's own, or that of the record on the page. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { sessionStore } from '../../lab/session.ts'
import { useLiveFold } from '../../lab/trace/useFold.ts'
import { useViewing } from '../../lab/trace/viewing.ts'
import { serverFile } from '../../pictures/files.ts'
import type { SourceFile } from './file.ts'
import { runErrorOf } from './runProblem.ts'
import { programStore } from './store.ts'

/** Nothing until the first lab has told its program. */
export function useServerFile(): SourceFile | null {
  const typed = useStore(programStore, (p) => p.typed)
  const running = useStore(sessionStore, (s) => s.running)
  const refused = useStore(sessionStore, (s) => s.refused)
  const failed = useLiveFold(runErrorOf)
  const viewed = useViewing()
  return useMemo(() => {
    const seen = viewed?.files.find((file) => file.name === serverFile)
    if (seen) return { ...seen, problem: failed && { problem: failed, program: seen.running ?? seen.text } }
    if (typed === null) return null
    const problem = refused ?? (failed && running !== null ? { problem: failed, program: running } : null)
    return { name: serverFile, text: typed, running, problem }
  }, [typed, running, refused, failed, viewed])
}
