/** A hold as the wire takes it in; whom it is about is said beside it. */
import type { Hold } from '#shared/network.ts'
import type { ConditionsInput } from '#shared/networkInput.ts'

export function holdInput({ direction, types }: Hold): NonNullable<ConditionsInput['hold']> {
  return { ...(direction && { direction }), ...(types && types.length > 0 && { types: [...types] }) }
}
