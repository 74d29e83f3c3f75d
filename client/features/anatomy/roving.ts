/** The arrow keys among parts: one of them can be reached by Tab, the others from there. */
import type { KeyboardEvent } from 'react'

const steps: Partial<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Moves the focus among the elements that `selector` finds; `false`: the key is not ours. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, selector: string): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)]
  const at = all.indexOf(event.target as HTMLElement)
  const step = steps[event.key]
  const goal =
    event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : step === undefined ? -1 : at + step
  if (at < 0 || (step === undefined && event.key !== 'Home' && event.key !== 'End')) return false
  event.preventDefault()
  event.stopPropagation()
  all[Math.min(all.length - 1, Math.max(0, goal))]?.focus()
  return true
}
