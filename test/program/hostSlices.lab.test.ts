/** How long one program keeps the main thread, which all labs share, with what it sends. */
import { afterAll, expect, test } from 'vitest'
import type { GuestMessage } from '../../server/program/protocol/messages.ts'
import { bodies, line, startPeer } from './hostSupport.ts'

afterAll(() => bodies[Symbol.asyncDispose]())

const heavy = JSON.stringify(['x', Array.from({ length: 19_000 }, (_, n) => `abcdefghij${n}`)])
const broadcast = (volatile: boolean): GuestMessage => ({
  kind: 'broadcast',
  server: 2,
  namespace: '/',
  rooms: [],
  except: [],
  flags: volatile ? { volatile } : {},
  line,
  json: heavy,
})

test('a volatile packet among heavy ones does not let them keep it together', async () => {
  await using peer = await startPeer()
  await peer.connect()
  let turns = 0
  let asked = true
  const count = () => {
    turns += 1
    if (asked) setImmediate(count)
  }
  setImmediate(count)
  peer.host.take(Array.from({ length: 64 }, (_, n) => broadcast(n % 8 === 7)))
  await peer.host.done()
  asked = false
  expect(turns).toBeGreaterThan(3)
  expect(peer.errors).toEqual([])
})
