/** A lab's key: whoever holds it may change the lab. It is made from the id, so it outlives the process. */
import { createHmac, timingSafeEqual } from 'node:crypto'

export function createKeys(secret: string) {
  const keyOf = (id: string): string => createHmac('sha256', secret).update(id).digest('base64url')
  return {
    keyOf,
    fits(id: string, key: unknown): boolean {
      const right = Buffer.from(keyOf(id))
      const given = Buffer.from(typeof key === 'string' ? key : '')
      return right.length === given.length && timingSafeEqual(right, given)
    },
  }
}
export type Keys = ReturnType<typeof createKeys>
