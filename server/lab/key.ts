/** A lab's key: whoever holds it may change the lab. It is made from the id, so it outlives the process. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The secret of this installation, made at the first start; nothing else is kept on disk. */
export function readSecret(folder: string): string {
  const file = join(folder, 'secret')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    mkdirSync(folder, { recursive: true })
    const secret = randomBytes(32).toString('base64url')
    writeFileSync(file, secret, { mode: 0o600 })
    return secret
  }
}

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
