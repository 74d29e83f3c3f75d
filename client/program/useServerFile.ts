/** server.js as the editor shows it. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { sessionStore } from '../session.ts'
import { useLiveFold } from '../trace/useFold.ts'
import type { SourceFile } from './file.ts'
import { runErrorOf } from './runProblem.ts'
import { programStore } from './store.ts'

/** Nothing until the first lab has told its program. */
export function useServerFile(): SourceFile | null {
  const typed = useStore(programStore, (p) => p.typed)
  const running = useStore(sessionStore, (s) => s.running)
  const refused = useStore(sessionStore, (s) => s.refused)
  const failed = useLiveFold(runErrorOf)
  return useMemo(() => {
    if (typed === null) return null
    const problem = refused ?? (failed && running !== null ? { problem: failed, program: running } : null)
    return { name: 'server.js', text: typed, running, problem }
  }, [typed, running, refused, failed])
}
