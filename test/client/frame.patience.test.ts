import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Manager } from 'socket.io-client'
import { expect, test } from 'vitest'
import { createPatience } from '../../client/frame/patience.ts'

const said: string[] = []
const patience = createPatience((text) => said.push(text))

/** Accepts connections and never answers. */
async function silentServer() {
  const server = createServer(() => {})
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    [Symbol.dispose]: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
/** As its last socket's `disconnect()` does. */
const close = (manager: Manager): void => Reflect.get(manager, '_close').call(manager)
const failure = (manager: Manager) =>
  new Promise<string>((resolve) => manager.once('error', (error) => resolve(error.message)))

test('in a patient run a client waits an hour, and says so once; afterwards it waits as its code says', async () => {
  using server = await silentServer()
  const options = { reconnection: false, autoConnect: false, timeout: 30 }
  const manager = new Manager(server.url, options)
  const other = new Manager(server.url, options)
  manager.open()
  await expect(failure(manager)).resolves.toBe('timeout')
  expect(said).toEqual([])

  patience.set(true)
  for (const one of [manager, other]) one.open()
  expect([manager.timeout(), other.timeout()]).toEqual([3_600_000, 3_600_000])
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('1시간')
  for (const one of [manager, other]) close(one)

  patience.set(false)
  for (const one of [manager, other]) {
    one.open()
    expect(one.timeout()).toBe(30)
    await expect(failure(one)).resolves.toBe('timeout')
  }
  const never = new Manager(server.url, { ...options, timeout: false as never })
  patience.set(true)
  never.open()
  expect(never.timeout()).toBe(3_600_000)
  patience.set(false)
  close(never)
  never.open()
  expect(never.timeout()).toBe(false)
  close(never)
})
