/** Keys that work on the whole page: each feature adds its own, and the help lists all of them. */
import { useEffect, useSyncExternalStore } from 'react'

export interface Shortcut {
  /** As the help writes it, such as `←` or `Shift + ←`. */
  keys: string
  /** What it does, as a sentence. */
  what: string
  /** `event.code`, which is the same on every keyboard layout; or a character that layouts put on different keys. */
  code?: string
  character?: string
  shift?: boolean
  /** Does it; absent where something else on the page listens for the key. */
  act?: () => void
}

let isOn = true
let lists: readonly (readonly Shortcut[])[] = []
let all: readonly Shortcut[] = []
const readers = new Set<() => void>()

function changed(next: typeof lists): void {
  lists = next
  all = lists.flat()
  for (const reader of readers) reader()
}

/** Whoever types, moves within a widget or reads a dialog has these keys for themselves. */
const taken =
  'input, textarea, select, [contenteditable], [role="dialog"], [role="slider"], [role="tablist"], [role="radiogroup"], [role="menu"], [role="listbox"], [role="log"]'

const fits = (shortcut: Shortcut, event: KeyboardEvent): boolean =>
  shortcut.character === undefined
    ? shortcut.code === event.code && (shortcut.shift ?? false) === event.shiftKey
    : shortcut.character === event.key

function onKeyDown(event: KeyboardEvent): void {
  if (!isOn || event.defaultPrevented || event.isComposing || event.altKey || event.ctrlKey || event.metaKey)
    return
  if (event.target instanceof Element && event.target.closest(taken)) return
  const shortcut = all.find((one) => one.act && fits(one, event))
  if (!shortcut?.act) return
  event.preventDefault()
  shortcut.act()
}

/** Keys of the page do nothing while they are off: who dictates, or presses keys by accident, is left alone. */
export function switchShortcuts(on: boolean): void {
  isOn = on
}

/** Adds keys to the page; returns what takes them away again. */
function addShortcuts(list: readonly Shortcut[]): () => void {
  if (lists.length === 0) window.addEventListener('keydown', onKeyDown)
  changed([...lists, list])
  return () => {
    changed(lists.filter((other) => other !== list))
    if (lists.length === 0) window.removeEventListener('keydown', onKeyDown)
  }
}

/** Keys that work as long as the component is there. `list` stays the same object as long as nothing changed. */
export function useShortcuts(list: readonly Shortcut[]): void {
  useEffect(() => addShortcuts(list), [list])
}

const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => {
    readers.delete(reader)
  }
}

/** All keys of the page, in the order in which they were added. */
export function useAllShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => all)
}
