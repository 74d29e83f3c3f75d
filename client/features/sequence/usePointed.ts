/** Draws the row of a moment that something else on the page points at, whatever it was folded into or left out by. */
import { useLayoutEffect, useRef } from 'react'
import { useTrace } from '../../lab/useLab.ts'
import { currentIndex, type Row } from './rows.ts'
import { viewStore } from './view.ts'

/** `key`: of the current moment; `isKnown`: something crossed the wire there. Says whether something points at it. */
export function usePointed(rows: readonly Row[], key: string | null, isKnown: boolean): boolean {
  const pointed = useTrace((now) => now.pointed)
  const done = useRef({ pointed: null as object | null, isAllShown: false })
  useLayoutEffect(() => {
    if (pointed === null || done.current.pointed === pointed || !isKnown) return
    const row = rows[currentIndex(rows, key)]
    const { setOpen, showAll } = viewStore.getState()
    if (!row && !done.current.isAllShown) {
      done.current.isAllShown = true
      return showAll()
    }
    done.current = { pointed, isAllShown: false }
    if (row?.type === 'step' && row.crossings.length > 1) setOpen(row.step.key, true)
  }, [rows, key, pointed, isKnown])
  return pointed !== null
}
