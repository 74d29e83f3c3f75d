/** What the trace tells of namespaces that come and go by themselves. */
import { expect, test } from 'vitest'
import type { TraceEvent } from '#shared/trace.ts'
import { createPrograms } from '../../server/program/programs.ts'
import { next, type Playground, startPlayground } from '../support/playground.ts'

const programOf = (options: string) => `
const { createServer } = require('http')
const { Server } = require('socket.io')
const server = createServer()
const io = new Server(server, ${options})
io.of('/news')
io.of(/^\\/room-\\d+$/).use((socket, next) => next(socket.handshake.auth.in ? undefined : new Error('no')))
io.of(function tidy(name, auth, next) { next(null, name === '/made') })
server.listen(4000)
`
const toldBy = async (playground: Playground, options: string) => {
  const lab = await playground.lab(programOf(options))
  const told = async () =>
    (await playground.trace(lab)).flatMap((event: TraceEvent) => {
      if (event.kind === 'namespace.create') return [`+ ${event.namespace} ${event.pattern ?? ''}`.trim()]
      if (event.kind === 'namespace.delete') return [`- ${event.namespace}`]
      return event.kind === 'namespace.pattern' ? [`${event.pattern}:${event.line}`] : []
    })
  return { lab, told }
}
const patterns = ['/^\\/room-\\d+$/:7', '[Function: tidy]:8']

test('[L12] which pattern made a namespace is told, and that it was cleaned up when its last socket left', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const { lab, told } = await toldBy(playground, '{ cleanupEmptyChildNamespaces: true }')
  expect((await told()).sort()).toEqual(['+ /', '+ /news', ...patterns].sort())
  const first = playground.client(lab, '/room-1', { auth: { in: true } })
  const second = playground.client(lab, '/room-1', { auth: { in: true } })
  await Promise.all([next(first, 'connect'), next(second, 'connect')])
  const made = playground.client(lab, '/made')
  await next(made, 'connect')
  first.disconnect()
  made.disconnect()
  await expect.poll(async () => (await told()).includes('- /made')).toBe(true)
  expect(await told()).toEqual(
    expect.arrayContaining(['+ /room-1 /^\\/room-\\d+$/', '+ /made [Function: tidy]']),
  )
  expect(await told()).not.toContain('- /room-1')
  second.disconnect()
  await expect.poll(async () => (await told()).includes('- /room-1')).toBe(true)
  expect((await told()).filter((line) => line === '- /room-1')).toHaveLength(1)
})

test('[L12] a namespace whose only client was refused is cleaned up too, and comes into being anew', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const { lab, told } = await toldBy(playground, '{ cleanupEmptyChildNamespaces: true }')
  const refused = playground.client(lab, '/room-2')
  await next(refused, 'connect_error')
  await expect.poll(told).toContain('- /room-2')
  const welcome = playground.client(lab, '/room-2', { auth: { in: true } })
  await next(welcome, 'connect')
  expect((await told()).filter((line) => line.includes('/room-2'))).toEqual([
    '+ /room-2 /^\\/room-\\d+$/',
    '- /room-2',
    '+ /room-2 /^\\/room-\\d+$/',
  ])
})

test('[L12] without the option an empty namespace stays', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const { lab, told } = await toldBy(playground, '{}')
  const only = playground.client(lab, '/room-3', { auth: { in: true } })
  await next(only, 'connect')
  only.disconnect()
  const gone = async () => (await playground.trace(lab)).some(({ kind }) => kind === 'socket.disconnect')
  await expect.poll(gone).toBe(true)
  expect((await told()).filter((line) => line.includes('/room-3'))).toEqual(['+ /room-3 /^\\/room-\\d+$/'])
})
