/** Which part is lit: the one under the pointer, else the one with the focus. Boxes and rows share it. */
import { type FocusEvent, type PointerEvent, useMemo, useState } from 'react'

/** Whatever stands for a part carries its id in this attribute. */
const attribute = 'data-part'

const partAt = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest(`[${attribute}]`)?.getAttribute(attribute) ?? null) : null

export function useLit() {
  const [pointed, setPointed] = useState<string | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  /** The part that had the focus last: Tab comes back to it. */
  const [reach, setReach] = useState<string | null>(null)
  const watch = useMemo(
    () => ({
      onPointerOver: (event: PointerEvent) => setPointed(partAt(event.target)),
      onPointerLeave: () => setPointed(null),
      onFocus: (event: FocusEvent) => {
        const part = partAt(event.target)
        setFocused(part)
        if (part !== null) setReach(part)
      },
      onBlur: () => setFocused(null),
    }),
    [],
  )
  return { lit: pointed ?? focused, reach, watch }
}
