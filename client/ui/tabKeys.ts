/** Arrow keys, Home and End for a row of tabs made of buttons: they go to another tab and choose it, as readers expect. */
import type { KeyboardEvent } from 'react'

/** For the row itself; each tab but the chosen one has `tabIndex={-1}`. */
export function onTabKey(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')]
  const at = tabs.findIndex((tab) => tab.matches(':focus'))
  if (at < 0) return
  const goals: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }
  const goal = goals[event.key]
  if (goal === undefined) return
  event.preventDefault()
  const tab = tabs.at(goal % tabs.length)
  tab?.focus()
  tab?.click()
}
