/** What is woven into a program leaves it the same program, and every place in it can be found again. */
import { type AnyNode, parse, tokenizer } from 'acorn'
import { describe, expect, test } from 'vitest'
import { joined, pack, unpack, unpackAll } from '../../server/program/protocol/codec.ts'
import { applyEdits, placeOf } from '../../server/program/text/edits.ts'
import { readLine } from '../../server/program/text/line.ts'
import { readSource } from '../../server/program/text/source.ts'
import { wovenNames } from '../../server/program/text/transform.ts'

const programs = [
  `const a = 1; foo(a)`,
  `#!/usr/bin/env node\n'use strict'\nfoo()`,
  `'use strict'; "use other"\nlet 가나다 = '😀'; foo(가나다)`,
  `import http, { createServer as make } from 'http'\nexport const x = await fetch(http)\nexport default async function () { await x }`,
  `async function f(a, b) { 'use strict'; return await g(a) }`,
  `const f = async a => await a, g = async () => ({ a: 1 }), h = async ({ a }, [b]) => a + b`,
  `class A { x = 1\n  async [k]() { await 1 }\n  static async s({ a } = {}, ...r) { return super.s(a) }\n  async m() {} }`,
  `const o = { async m(a) { return a }, async 'text'() {}, async [k]({ b }) { return b }, async: 1, get async() { return 1 } }`,
  `x = y\nasync () => {}\nasync function z() {}\n(async () => {})()`,
  `async function* g() { yield p; yield* q; return r }\nfor (const x of y);\n(async () => { for await (const x of g()) await x })()`,
  `try { a() } catch (error) { b(error) }\ntry { a() } catch { }\ntry { a() } catch ({ message }) { b(message) }`,
  `const p = new Promise((resolve) => { resolve(1) }), q = new Promise(f), r = new (Promise)(f)`,
  `import('x').then((m) => m, async (e) => { throw e })`,
  `const s = \`a \${await1} b \${(async () => { await c })()}\``,
  `async function shadow(a) { var a = 1; function b() {} return a + b }`,
  `const { a } = (b, c), { ...d } = { ...e, ...'text', ...await1 }, {} = f\n;({ g } = ({ ...h }))`,
  `const f = async ({ a }) => { const { b = 1 } = await a; for (const { c } of b) ({ c } = { ...c }) }`,
  `if (a) await0(); else label: for (;;) { break label }`,
  `async () => { await (a, b) ; await (await c)(await d) }`,
  `a = async /* async */ function named(b) { return b }; c = async(1)`,
  ``,
  `// only a comment`,
]

describe('weaving', () => {
  test.each(programs)('%s', (code) => {
    const read = readSource(code)
    if (!read.ok) throw new Error(read.problem.message)
    const { code: original, edits, form, names } = read.source
    const edited = applyEdits(original, edits)
    const options = {
      ecmaVersion: 'latest',
      allowHashBang: true,
      sourceType: form === 'module' ? 'module' : 'script',
      allowReturnOutsideFunction: true,
    } as const
    // It parses, on as many lines …
    parse(edited.text, options)
    const added = form === 'module' ? 0 : 1
    expect(edited.text.split('\n').length).toBe(code.split('\n').length + added)
    // … and each name that was written is found where it was written.
    const woven = new Set(Object.values(names))
    let found = 0
    for (const token of tokenizer(edited.text, options)) {
      const name = edited.text.slice(token.start, token.end)
      if (token.type.label !== 'name' || woven.has(name)) continue
      const { line, column } = placeOf(edited.text, token.start)
      const points = Array.from((edited.text.split('\n')[line - 1] ?? '').slice(0, column - 1)).length + 1
      const place = edited.original({ line, column: points })
      const there = code.split('\n')[place.line - 1]?.slice(place.column - 1) ?? ''
      if (there.startsWith(name)) found += 1
    }
    const written = [...tokenizer(code, options)].filter(
      ({ type, start }) => type.label === 'name' && code.slice(start, start + 5) !== 'async',
    )
    expect(found).toBeGreaterThanOrEqual(written.length)
  })

  test('the woven names are none of the program', () => {
    const names = wovenNames(`$$ = 1; $$_s = 2`)
    for (const name of Object.values(names)) expect(`$$ = 1; $$_s = 2`).not.toContain(name)
    for (const code of ['', '$', '$$', '$$$_', '$$_$$___ $$', '$$_'.padEnd(60_000, '_')]) {
      const { scope } = wovenNames(code)
      expect(code.includes(scope)).toBe(false)
      // As short as can be.
      expect(code.includes(scope.slice(0, -2)) || scope === '$$s').toBe(true)
    }
  })

  test('directives stay first', () => {
    const read = readSource(`'use strict'\nundefinedVariable = 1`)
    if (!read.ok) throw new Error(read.problem.message)
    const tree = parse(applyEdits(read.source.code, read.source.edits).text, {
      ecmaVersion: 'latest',
    }) as AnyNode
    expect(JSON.stringify(tree)).toContain('"directive":"use strict"')
  })
})

describe('a line of the console', () => {
  const names = wovenNames('')
  test.each([
    ['const a = 1', 'void( (globalThis.a = 1))'],
    ['let a, b = 2', 'void( (globalThis.a=undefined), (globalThis.b = 2))'],
    ['const { a, b: { c = 1 }, ...d } = e, [f, , g] = h', undefined],
    ['function f() {}', 'void(globalThis.f=function f() {});'],
    ['{ a: 1 }', '({ a: 1 })'],
    ['{ a() }', '{ a() }'],
    ['const { a } = b', `void( ({ a:globalThis.a } = ${names.taken}("b","a",false,(b))))`],
  ])('%s', (code, text) => {
    const line = readLine(code, names)
    if (!line.ok) throw new Error(line.problem.message)
    parse(line.edited.text, { ecmaVersion: 'latest' })
    if (text !== undefined) expect(line.edited.text.replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '))
  })

  test('await makes it a function that gives its last value', () => {
    const line = readLine('const a = await b; a + 1', names)
    if (!line.ok) throw new Error(line.problem.message)
    expect(line.edited.text).toMatch(/^\(async\(\)=>\{void\(.*return \(a \+ 1\)\n\}\)\(\)$/)
  })
})

describe('messages', () => {
  test('bytes cross beside the text, wherever they are', () => {
    const message = {
      kind: 'x',
      list: [1, new Uint8Array([1, 2]), { deep: Buffer.from('가') }],
      text: '\ud800가',
    }
    const { text, bytes } = pack(message)
    expect(bytes).toHaveLength(2)
    expect(unpack(text, bytes)).toEqual(message)
  })

  test('a list of messages shares its bytes in order', () => {
    const all = [
      { kind: 'a', b: new Uint8Array([1]) },
      { kind: 'b' },
      { kind: 'c', d: [new Uint8Array([2]), new Uint8Array()] },
    ]
    const parcels = all.map(pack)
    const bytes = parcels.flatMap((one) => one.bytes)
    expect(unpackAll(joined(parcels.map(({ text }) => text)), bytes)).toEqual(all)
  })

  test('what the program wrote is never taken for a place', () => {
    const message = { kind: 'x', fake: [[['fake']]], __proto__: null } as { kind: string }
    expect(unpack(pack(message).text, [])).toEqual({ kind: 'x', fake: [[['fake']]] })
    expect(() => unpackAll('[[5]]', [])).toThrow(TypeError)
  })
})
