import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { nameIn, outlineOf, type Part } from '../../client/ui/outline.ts'

const linesOf = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ head, inner, end }) =>
    inner === null ? [head] : [head, ...linesOf(inner), ...(end === '' ? [] : [end])],
  )

const socket = (id: string) => ({
  _events: { error: () => {} },
  nsp: { name: '/', sockets: new Map([[id, 1]]), more: 'x'.repeat(80) },
  id,
  handshake: { url: '/socket.io/?EIO=4&transport=websocket', headers: { host: 'localhost', accept: '*/*' } },
})

test('each block of an inspected value is one part, named by its id', () => {
  const text = inspect([socket('one'), socket('two')], { depth: 4 })
  const [list, ...rest] = outlineOf(text)
  expect(rest).toEqual([])
  expect(list?.inner).toHaveLength(2)
  expect(list?.inner?.map(nameIn)).toEqual(["id: 'one'", "id: 'two'"])
  expect(list?.inner?.[0]?.inner?.find(({ head }) => head.includes('nsp'))).toMatchObject({ end: '    },' })
  expect(list?.size).toBe(text.split('\n').length)
})

test('no line of any text is lost, whatever it is', () => {
  const texts = [
    inspect({ a: socket('one'), b: [socket('two'), 'text {', ['x'.repeat(90)]] }, { depth: 9 }),
    inspect(new Map([['k', new Set([{ deep: 'y'.repeat(90) }, 'z'])]]), { depth: 9 }),
    'Error: one\n    at f (server.js:1:2)\n    at g (server.js:3:4) {\n  code: 1\n}',
    'a {\n  b {\n cut…',
    '\n\n}\n  }\n{',
    'first\n\n  {\n\n  }\nlast',
  ]
  for (const text of texts) expect(linesOf(outlineOf(text)).join('\n')).toBe(text)
})
