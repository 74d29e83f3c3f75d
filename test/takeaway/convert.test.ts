/** A program in three forms: it does the same, and what its writer wrote around the code is still there. */
import { type Comment, parse } from 'acorn'
import fc from 'fast-check'
import { parseAst } from 'rolldown/parseAst'
import { describe, expect, test } from 'vitest'
import { convert, type Form } from '../../client/features/panels/takeaway/convert/convert.ts'
import { forms, programs, projectOf } from './sets.ts'

function converted(text: string, form: Form): string {
  const made = convert(text, form)
  return made.ok ? made.text : `${made.obstacle.line}: ${made.obstacle.message}`
}

/** The comments of a program, in order; throws where it is none of that form. */
function commentsOf(text: string, form: 'commonjs' | 'module'): string[] {
  const found: Comment[] = []
  const script = { sourceType: 'script', allowReturnOutsideFunction: true } as const
  const kind = form === 'module' ? ({ sourceType: 'module' } as const) : script
  parse(text, { ecmaVersion: 'latest', allowHashBang: true, ...kind, onComment: found })
  return found.map(({ value }) => value)
}

const table: readonly [string, string, string][] = [
  ['a whole module', "const http = require('http');", "import http from 'http';"],
  [
    'var and let',
    "var a = require('fs'); let b = require('path')",
    "import a from 'fs'; import b from 'path'",
  ],
  ['a package that is an ES module', "const uuid = require('uuid')", "import * as uuid from 'uuid'"],
  ['names of it', "const { v4: id } = require('uuid')", "import { v4 as id } from 'uuid'"],
  ['names', "const { Server } = require('socket.io');", "import { Server } from 'socket.io';"],
  ['renamed', "const {Server:IO}=require('socket.io')", "import {Server as IO} from 'socket.io'"],
  [
    'comments inside',
    "const { Server /* a */, Socket } = /* b */ require(/* c */ 'socket.io'); // d",
    "import { Server /* a */, Socket } from /* b */ /* c */ 'socket.io'; // d",
  ],
  ['a property', "const Server = require('socket.io').Server", "import { Server } from 'socket.io'"],
  [
    'a property renamed',
    "const IO = require('socket.io').Server",
    "import { Server as IO } from 'socket.io'",
  ],
  [
    'several at once',
    "const http = require('http'),\n  { Server } = require('socket.io');",
    "import http from 'http';\nimport { Server } from 'socket.io';",
  ],
  [
    'called at once',
    "const app = require('express')();",
    "import express from 'express';\nconst app = express();",
  ],
  [
    'the name is taken',
    "const http = require('http').createServer()",
    "import http2 from 'http';\nconst http = http2.createServer()",
  ],
  [
    'socket.io called at once',
    "const io = require('socket.io')(server)",
    "import { Server } from 'socket.io';\nconst io = new Server(server)",
  ],
  [
    'socket.io as a function',
    "const sio = require('socket.io')\nconst io = sio(server), other = new sio(1), S = sio.Socket",
    "import * as sio from 'socket.io'\nconst io = new sio.Server(server), other = new sio.Server(1), S = sio.Socket",
  ],
  [
    'socket.io handed on',
    "const sio = require('socket.io')\nuse(sio)",
    "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nconst sio = require('socket.io')\nuse(sio)",
  ],
  [
    'a default in the pattern',
    "const { a = 1 } = require('fs')",
    "import fs from 'fs';\nconst { a = 1 } = fs",
  ],
  [
    'a name that its ES module does not have',
    "const { Server, RemoteSocket } = require('socket.io')",
    "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nconst { Server, RemoteSocket } = require('socket.io')",
  ],
  [
    'a name that nobody has',
    "const { wrong } = require('express')",
    "import express from 'express';\nconst { wrong } = express",
  ],
  ['a name that changes', "let a = require('fs')\na = 1", "import fs from 'fs';\nlet a = fs\na = 1"],
  [
    'only when it runs',
    "// top\nfunction f() { return require('fs') }",
    "// top\nimport fs from 'fs';\nfunction f() { return fs }",
  ],
  [
    'an unknown package in a try',
    "try { require('nothing') } catch {}",
    "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\ntry { require('nothing') } catch {}",
  ],
  [
    'a name of CommonJS in short',
    'console.log({ __filename })',
    "import { fileURLToPath } from 'node:url';\nconst __filename = fileURLToPath(import.meta.url);\nconsole.log({ __filename })",
  ],
  [
    'names of the wrapper',
    'console.log(__dirname)\nmodule.exports = 1',
    "import { fileURLToPath } from 'node:url';\nimport { dirname } from 'node:path';\nconst __dirname = dirname(fileURLToPath(import.meta.url));\nconst module = { exports: {} };\nconsole.log(__dirname)\nmodule.exports = 1",
  ],
  ['undeclared names', 'io = 1; io++; let b; b = 2', 'let io;\nio = 1; io++; let b; b = 2'],
  [
    'return at the top',
    'let a\nreturn',
    '2: ES 모듈에는 함수 밖에 return을 쓸 수 없어요. 이 줄을 고치거나 CommonJS를 고르세요.',
  ],
  ['no program', 'const = 1', '1: 코드를 읽지 못했어요. 먼저 고쳐 주세요.'],
]
describe('CommonJS to an ES module', () => {
  test.each(table)('%s', (_name, before, after) => {
    expect(converted(before, 'module')).toBe(after)
  })
})

const back: readonly [string, string, string][] = [
  ['default', "import http from 'http'", "const http = require('http')"],
  ['everything', "import * as http from 'http'", "const http = require('http')"],
  ['names', "import { a, b as c } from 'm'", "const { a, b: c } = require('m')"],
  ['both', "import e, { a as b } from 'm'", "const e = require('m'), { a: b } = e"],
  ['nothing', "import 'm'", "require('m')"],
  ['the last line', "f()\nimport { f } from 'm'", "const { f } = require('m')\nf()\n"],
  ['exports', 'export const a = 1\nexport default a\nexport { a }', 'const a = 1\nmodule.exports = a\n'],
  ['a named default', 'export default function f() {}', 'function f() {}'],
  ['where it is', 'f(import.meta.dirname)', 'f(__dirname)'],
]
describe('an ES module to CommonJS', () => {
  test.each(back)('%s', (_name, before, after) => {
    expect(converted(before, 'commonjs')).toBe(`'use strict';\n${after}`)
  })
  test('await at the top can only be in a module', () => {
    expect(converted('const a = 1\nawait a', 'commonjs')).toBe(
      '2: CommonJS에는 함수 밖에 await를 쓸 수 없어요. ES 모듈을 고르세요.',
    )
    expect(converted('const a = 1\nawait a', 'module')).toBe('const a = 1\nawait a')
  })
})

test('a default import of socket.io, which only the playground has, becomes one that Node knows', () => {
  expect(converted("import sio from 'socket.io'\nnew sio.Server(1)", 'module')).toBe(
    "import * as sio from 'socket.io'\nnew sio.Server(1)",
  )
})

test('a program in its own form is taken as it is', () => {
  for (const [name, text] of Object.entries(programs))
    expect(converted(text, name === 'modules' || name === 'acks' ? 'module' : 'commonjs')).toBe(text)
})

test('all programs in all forms are programs, with every comment', () => {
  for (const [name, text] of Object.entries(programs)) {
    const comments = commentsOf(text, name === 'modules' || name === 'acks' ? 'module' : 'commonjs')
    for (const form of ['commonjs', 'module'] as const)
      expect(commentsOf(converted(text, form), form).sort(), `${name} as ${form}`).toEqual(
        comments.toSorted(),
      )
    for (const { name: file, text: code } of projectOf(text, 'typescript').files)
      if (file.endsWith('.ts')) expect(() => parseAst(code, { lang: 'ts' }), `${name} ${file}`).not.toThrow()
  }
})

const comment = fc.constantFrom('', ' /* 하나 */ ', ' // 둘\n', '\n/* 셋\n넷 */\n')
const loads = fc.constantFrom(
  "const http = require('http')",
  "const { Server } = require('socket.io')",
  "const sio = require('socket.io')",
  "var express = require('express'), path = require('node:path')",
  "const { join: along, sep } = require('path')",
  "const app = require('express')()",
  "let fs = require('fs'); fs = null",
  "const Emitter = require('events').EventEmitter",
)
const rest = fc.constantFrom(
  'count = 1',
  'console.log(__filename)',
  "if (require.main === module) { require('http') }",
  'exports.io = 1',
  'const text = `import x from "a" // no comment`',
  "const re = /require('x')/",
  'async function run() { await 1 }',
  'class A { constructor() { this.x = 1 } }',
)
/** Statements that may stand together: no name is defined twice. */
const programsOf = fc
  .tuple(
    fc.uniqueArray(loads, { maxLength: 6 }),
    fc.uniqueArray(rest),
    fc.array(comment, { minLength: 20, maxLength: 20 }),
  )
  .map(([first, then, comments]) =>
    [...first, ...then]
      .map((line, at) => `${line.replace(' = ', ` =${comments[at]} `)};${comments[at + 1]}`)
      .join('\n'),
  )

test('whatever a program loads and however, as a module it is a program, with every comment', () => {
  fc.assert(
    fc.property(programsOf, (text) => {
      const module = converted(text, 'module')
      expect(commentsOf(module, 'module')).toEqual(commentsOf(text, 'commonjs'))
      const again = converted(module, 'commonjs')
      if (!/^\d+:/.test(again))
        expect(commentsOf(again, 'commonjs').sort()).toEqual(commentsOf(text, 'commonjs').sort())
      expect(() => parseAst(converted(text, 'typescript'), { lang: 'ts' })).not.toThrow()
    }),
    { numRuns: 150 },
  )
})

test('every form has its files', () => {
  for (const form of forms) {
    const names = projectOf(programs['seed'] ?? '', form).files.map(({ name }) => name)
    expect(names).toContain(form === 'typescript' ? 'server.ts' : 'server.js')
    expect(names.every((name) => /^[a-zA-Z]+(\/[a-z]+)?\.[a-z]+$/.test(name))).toBe(true)
  }
})
