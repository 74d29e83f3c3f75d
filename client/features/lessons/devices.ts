/** Programs that are put together by hand: from cards in an order, or from a text with blanks. The result is code, and runs. */
import type { Device } from '#shared/lesson/task.ts'

/** How far a device is turned; what it does not have is empty. */
export interface Turned {
  order: readonly string[]
  filled: Readonly<Record<string, string>>
  diagnosis: string | null
}

export const untouched = (device: Device | undefined): Turned => ({
  order: device?.kind === 'order' ? device.begin : [],
  filled: {},
  diagnosis: null,
})

/** The program as it stands; `null` where the device makes none. */
export function codeOf(device: Device | undefined, { order, filled }: Turned): string | null {
  if (device?.kind === 'order')
    return `${order.flatMap((id) => device.cards.find((card) => card.id === id)?.code.trimEnd() ?? []).join('\n\n')}\n`
  if (device?.kind === 'blanks')
    return device.code.replace(/\{\{(\w+)\}\}/g, (_whole, id: string) => filled[id]?.trim() || '___')
  return null
}
