/** Draws the row of a moment that something else on the page points at, whatever it was folded into or left out by. */
import { useLayoutEffect, useRef } from 'react'
import { useLab, useTrace } from '../../lab/useLab.ts'
import { currentIndex, type Row } from './rows.ts'
import { viewStore } from './view.ts'

/** `key`: of the current moment. */
export function usePointed(rows: readonly Row[], key: string | null): void {
  const { trace } = useLab()
  const pointed = useTrace((now) => now.pointed)
  const done = useRef({ trace, pointed: 0, isAllShown: false })
  useLayoutEffect(() => {
    if (done.current.trace !== trace) done.current = { trace, pointed: 0, isAllShown: false }
    if (done.current.pointed === pointed || key === null || rows.length === 0) return
    const row = rows[currentIndex(rows, key)]
    const { setOpen, showAll } = viewStore.getState()
    if (!row && !done.current.isAllShown) {
      done.current.isAllShown = true
      return showAll()
    }
    done.current = { trace, pointed, isAllShown: false }
    if (row?.type === 'step' && row.crossings.length > 1) setOpen(row.step.key, true)
  }, [rows, key, pointed, trace])
}
