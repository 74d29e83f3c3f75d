/** Half-written programs: nothing throws, and what is not understood stays as it is. */
import { javascriptLanguage } from '@codemirror/lang-javascript'
import { parse as parseStrictly } from 'acorn'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { callLines, serverName, socketName } from '../../client/lab/code/names.ts'
import { readSetting, writeSettings } from '../../client/lab/code/settings.ts'
import { parse } from '../../client/lab/code/tree.ts'
import { programs } from './programs/generate.ts'

const paths = [['pingInterval'], ['cors', 'origin']]

function runs(text: string): boolean {
  try {
    return parseStrictly(text, { ecmaVersion: 'latest' }).type === 'Program'
  } catch {
    return false
  }
}

/** Everything that is asked of a text, and what must be true of every answer. */
function ask(text: string): void {
  for (const target of ['server', 'client'] as const) {
    callLines(text, target)
    for (const path of paths)
      for (const code of ['2000', null]) {
        const before = readSetting(text, target, path)
        expect(before.line ?? 1).toBeLessThanOrEqual(text.split('\n').length)
        const written = writeSettings(text, target, [{ path, code }])
        if (!written.ok) {
          expect(written.message).toMatch(/요\.$/)
          continue
        }
        expect(readSetting(written.text, target, path).is).toBe(code === null ? 'absent' : 'set')
        if (runs(text)) expect(runs(written.text), `${text}\n→\n${written.text}`).toBe(true)
      }
  }
  serverName(text)
  socketName(text)
}

const whole = `const { Server } = require("socket.io");
// 서버
const io = new Server(server, {
  cors: { origin: ["http://localhost:3000" /* 내 앱 */], credentials: true }, // 출처
  pingInterval: 25_000,
  allowRequest: (req, cb) => cb(null, \`\${req.url}\` !== '/'),
});
io.on("connection", (socket) => { socket.emit("안녕"); });
`
test('a program cut at any letter is read or refused', () => {
  for (let end = 0; end <= whole.length; end += 1) {
    ask(whole.slice(0, end))
    if (end % 4 === 0) ask(whole.slice(end))
  }
})

test('a program with any letters taken out or put in is read or refused', () => {
  const odd = fc.constantFrom(
    '{',
    '}',
    '(',
    ')',
    ',',
    '"',
    '`',
    "'",
    '/*',
    '*/',
    '//',
    '...',
    '[',
    ']',
    ':',
    '\r',
    '\n',
    '\u2028',
    '=>',
    '\\',
    '${',
    '#',
    '\ud83d',
  )
  fc.assert(
    fc.property(programs, fc.nat(), fc.nat(12), odd, ({ text }, at, length, insert) => {
      const from = at % text.length
      ask(text.slice(0, from) + insert + text.slice(from + length))
    }),
    { numRuns: 100 },
  )
})

test('any text at all is read or refused', () => {
  const words = fc.constantFrom(
    'new ',
    'Server',
    '(',
    ')',
    '{',
    '}',
    'io',
    ',',
    ':',
    'cors',
    '"',
    '...',
    'const ',
    '=',
    '\n',
    '//',
    'require("socket.io")',
    '.',
    '[',
    ']',
    'pingInterval',
    '1',
  )
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ arbitrary: words, weight: 9 }, fc.string({ maxLength: 3 })), { maxLength: 24 }),
      (list) => ask(list.join('')),
    ),
    { numRuns: 300 },
  )
})

test('a long text that is read again after changes is read as if it were new, once it is whole', () => {
  const long = `${whole}${'io.to("방").emit("news", { at: [1, 2] }); // 소식\n'.repeat(120)}`
  const odd = fc.constantFrom('', ' ', '\n', '{', '}', '`', '"', '/*', '*/', '1', ')', '[', 'const a = 1\n')
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(40), odd), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(edits, fc.nat(), (list, at) => {
      const texts = [long]
      for (const [place, length, insert] of list) {
        const last = texts.at(-1) ?? ''
        const from = place % last.length
        texts.push(last.slice(0, from) + insert + last.slice(from + length))
      }
      for (const text of texts) parse(text)
      // Back again, as undo does, and on with something that fits anywhere.
      for (const text of texts.reverse()) parse(text)
      const end = long.indexOf('\n', at % long.length) + 1
      const whole = `${long.slice(0, end)}const made = 1\n${long.slice(end)}`
      expect(parse(whole).tree.toString() === javascriptLanguage.parser.parse(whole).toString()).toBe(true)
    }),
    { numRuns: 20 },
  )
})
