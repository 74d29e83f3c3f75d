import { expect, test } from 'vitest'
import { asWritten, type Home, toLab, urlInLab } from '../../client/frame/address.ts'

const home: Home = { lab: 'Ab3x', lane: 'A', server: 'http://192.168.0.7:4000', clientPorts: [3000, 3001] }
const at = (uri: string, path = '/socket.io') => toLab(uri, path, home)

test('localhost:4000 means the lab, and the learner’s port is kept', () => {
  expect(at('http://localhost:4000')).toEqual({
    uri: 'http://192.168.0.7:4000',
    path: '/lab/Ab3x@A:4000/socket.io',
  })
  expect(at('http://localhost:5000/chat?token=1')).toEqual({
    uri: 'http://192.168.0.7:4000/chat?token=1',
    path: '/lab/Ab3x@A:5000/socket.io',
  })
})

test.each([
  'ws://localhost:4000',
  '//localhost:4000',
  'localhost:4000',
  'http://192.168.0.7:4000',
  'http://127.0.0.1:4000',
])('%s is the lab too', (uri) => {
  expect(at(uri)?.path).toBe('/lab/Ab3x@A:4000/socket.io')
})

test('an address without a port means port 80 of this machine', () => {
  expect(at('http://localhost')?.path).toBe('/lab/Ab3x@A:80/socket.io')
})

test.each([
  'https://localhost:4000',
  'wss://localhost:4000',
  '/chat',
  '',
  'http://localhost:3000',
  'http://example.com:4000',
  'http://localhost.example:4000',
])('%s is left as it is', (uri) => {
  expect(at(uri)).toBeUndefined()
})

test('the playground’s own address works where it is not 4000', () => {
  const moved = { ...home, server: 'http://localhost:4130' }
  expect(toLab('http://localhost:4130', '/socket.io', moved)?.path).toBe('/lab/Ab3x@A/socket.io')
  expect(toLab('http://localhost:4000', '/socket.io', moved)?.path).toBe('/lab/Ab3x@A:4000/socket.io')
})

test('what is reported is the address of the learner’s code', () => {
  const address = at('http://localhost:4000/chat', '/live')
  expect(address && asWritten('http://192.168.0.7:4000', address.path)).toBe('http://localhost:4000')
  expect(asWritten('http://example.com', '/socket.io')).toBe('http://example.com')
})

test.each([
  [
    'http://localhost:4000/socket.io/?EIO=4&transport=polling',
    'http://192.168.0.7:4000/lab/Ab3x@A:4000/socket.io/?EIO=4&transport=polling',
  ],
  ['ws://localhost:4000/other', 'ws://192.168.0.7:4000/lab/Ab3x@A:4000/other'],
  ['http://localhost:5000', 'http://192.168.0.7:4000/lab/Ab3x@A:5000'],
])('a whole URL, %s, reaches the lab', (url, real) => {
  expect(urlInLab(url, home)).toBe(real)
})

test.each([
  'http://192.168.0.7:4000/lab/Ab3x@A:4000/socket.io/',
  'http://localhost:3000/',
  '/favicon.ico',
  'data:text/plain,x',
])('%s is not mapped', (url) => {
  expect(urlInLab(url, home)).toBeUndefined()
})
