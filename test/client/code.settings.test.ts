/** Options are read from and written into the text of a program by its syntax tree. */
import { expect, test } from 'vitest'
import { serverName, socketName } from '../../client/lab/code/names.ts'
import { readSetting, writeSettings } from '../../client/lab/code/settings.ts'

const seed = `const io = new Server(server, {
  cors: {
    origin: "http://localhost:3000" // 출처
  }
});
`

test('a nested option is read with its line', () => {
  expect(readSetting(seed, 'server', ['cors', 'origin'])).toEqual({
    is: 'set',
    code: '"http://localhost:3000"',
    value: 'http://localhost:3000',
    line: 3,
  })
  expect(readSetting(seed, 'server', ['pingInterval'])).toEqual({ is: 'absent', line: 1 })
})

test('a new option stands behind the others', () => {
  const written = writeSettings(seed, 'server', [{ path: ['pingInterval'], code: '2000' }])
  expect(written.ok && written.text).toBe(seed.replace('  }\n})', '  },\n  pingInterval: 2000\n})'))
  expect(written.ok && written.line).toBe(5)
})

test('an option is replaced, and taken away', () => {
  const wide = writeSettings(seed, 'server', [{ path: ['cors', 'origin'], code: 'true' }])
  expect(wide.ok && wide.text).toBe(seed.replace('"http://localhost:3000"', 'true'))
  const none = writeSettings(seed, 'server', [{ path: ['cors'], code: null }])
  expect(none.ok && readSetting(none.text, 'server', ['cors']).is).toBe('absent')
})

test('options made elsewhere are left alone', () => {
  const text = 'const io = new Server(server, makeOptions())'
  const written = writeSettings(text, 'server', [{ path: ['cors'], code: 'true' }])
  expect(written).toMatchObject({ ok: false })
})

test('the names of the server and of the socket are known', () => {
  expect(serverName(seed)).toBe('io')
  expect(socketName('const s = io("http://localhost:4000")')).toBe('s')
})
