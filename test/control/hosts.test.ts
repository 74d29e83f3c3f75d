import { hostname, networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { createHosts, hostOf } from '../../server/control/hosts.ts'

test.each([
  ['localhost:4000', { name: 'localhost', port: '4000' }],
  ['LOCALHOST', { name: 'localhost', port: '' }],
  ['[::1]:4000', { name: '[::1]', port: '4000' }],
  ['192.168.0.7:80', { name: '192.168.0.7', port: '80' }],
  ['a@localhost', undefined],
  ['localhost:4000, evil', undefined],
  ['localhost:400000', undefined],
  ['', undefined],
  [undefined, undefined],
])('[C9] the Host %s is read as %o', (header, host) => expect(hostOf(header)).toEqual(host))

test('[C9] this machine is localhost, its addresses, its name and what it is told that it is called', () => {
  const hosts = createHosts({ names: ['Class.School'], addresses: () => ['192.168.0.7', 'fd00:0::7'] })
  const machine = hostname().toLowerCase()
  const own = [
    'localhost',
    'lab.localhost',
    'localhost.',
    '127.0.0.1',
    '127.1.2.3',
    '[::1]',
    '192.168.0.7',
    '[fd00::7]',
  ]
  for (const name of [...own, 'class.school', machine, `${machine}.local`])
    expect([name, hosts.isOwn(name)]).toEqual([name, true])
  for (const name of [
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.0.8',
    '[::2]',
    '0.0.0.0',
    '',
  ])
    expect([name, hosts.isOwn(name)]).toEqual([name, false])
})

test('[C9] the addresses are those that the machine has at this moment', () => {
  let time = 0
  let addresses = ['192.168.0.7']
  const hosts = createHosts({ addresses: () => addresses, now: () => time })
  expect(hosts.isOwn('10.0.0.5')).toBe(false)
  addresses = ['10.0.0.5']
  time = 1_000
  expect(hosts.isOwn('10.0.0.5')).toBe(true)
  expect(hosts.isOwn('192.168.0.7')).toBe(false)
  const real = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  for (const { address, family } of real)
    expect(createHosts().isOwn(family === 'IPv6' ? `[${address}]` : address)).toBe(true)
})
