/** A run for somebody who reads each packet: nothing of it times out. */
import { expect, test } from 'vitest'
import { createPrograms } from '../../server/program/programs.ts'
import { of } from '../support/events.ts'
import { next, startPlayground } from '../support/playground.ts'

const hour = 3_600_000
const hasty = `const { Server } = require('socket.io')
const server = require('http').createServer()
const io = new Server(server, { pingInterval: 300, pingTimeout: 200, upgradeTimeout: 500, connectTimeout: 500 })
io.connectTimeout(500)
io.on('connection', () => console.log('hi'))
server.listen(4000)
`

test('[L11] a patient run has timeouts of an hour whatever the program says, and says so; the next one has its own', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const lab = await playground.lab(hasty)
  const key = { 'x-lab-key': lab.key }
  const run = (patient?: boolean) =>
    playground.call(
      'PUT',
      `/api/labs/${lab.id}/program`,
      { program: hasty, ...(patient !== undefined && { patient }) },
      key,
    )
  const state = async () => (await playground.call('GET', `/api/labs/${lab.id}`)).json
  const long = { pingInterval: hour, pingTimeout: hour, upgradeTimeout: hour, connectTimeout: hour }

  expect((await run(true)).json.options).toMatchObject(long)
  expect(await state()).toMatchObject({ patient: true, options: long })
  const client = playground.client(lab, '/', { transports: ['websocket'] })
  await next(client, 'connect')
  const patient = await playground.trace(lab)
  expect(of(patient, 'program.run').map((run) => run.patient)).toEqual([undefined, true])
  expect(of(patient, 'program.server').at(-1)?.options).toMatchObject(long)
  const [open] = of(patient, 'ws.frame')
  expect(JSON.parse(String(open?.data).slice(1))).toMatchObject({ pingInterval: hour, pingTimeout: hour })
  client.disconnect()

  expect((await run()).json.options).toMatchObject({ pingInterval: 300, connectTimeout: 500 })
  expect((await state()).patient).toBe(false)
  expect(of(await playground.trace(lab), 'program.run').at(-1)).not.toHaveProperty('patient')
})
