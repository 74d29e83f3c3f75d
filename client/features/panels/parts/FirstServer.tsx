/** Says which Server the panels speak of, where a program has several. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { callLines } from '../../../lab/code/names.ts'
import { useLab } from '../../../lab/useLab.ts'
import { LineLink } from './LineLink.tsx'

export function FirstServer() {
  const { program } = useLab()
  const typed = useStore(program, (p) => p.typed)
  const lines = useMemo(() => (typed === null ? [] : callLines(typed, 'server')), [typed])
  const [first] = lines
  if (first === undefined || lines.length < 2) return null
  return (
    <p className="quiet">
      Server {lines.length}개 중 첫 번째를 고쳐요. <LineLink line={first} />
    </p>
  )
}
