/** What a program finds in its sandbox: forms, modules, console, globals, timers, and the console's lines. */
import { afterAll, describe, expect, test } from 'vitest'
import { createTestPool, refusedLine } from './sandboxSupport.ts'

const pool = createTestPool()
afterAll(() => pool[Symbol.asyncDispose]())

/** What a program prints at its top level. */
async function printed(program: string): Promise<string[]> {
  const opened = await pool.open(program)
  opened[Symbol.dispose]()
  return opened.texts()
}

describe('forms', () => {
  test('a CommonJS program has what Node gives it', async () => {
    expect(
      await printed(`#!/usr/bin/env node
        console.log(typeof require, typeof module, typeof exports, __filename, __dirname)
        console.log(module.exports === exports, this === exports, require.main === module)
        undeclared = 1
        console.log(undeclared, typeof globalThis.process, arguments.length)`),
    ).toEqual(['function object object /app/server.js /app', 'true true true', '1 object 5'])
  })

  test('an ES module has imports, top-level await and import.meta, and is strict', async () => {
    expect(
      await printed(`import http, { createServer } from 'node:http'
        import express from 'express'
        import { Server } from 'socket.io'
        import io from 'socket.io'
        import * as events from 'events'
        console.log(http.createServer === createServer, typeof express, typeof Server, io.Server === Server)
        console.log(await Promise.resolve('기다림'), import.meta.url, typeof this, typeof require)
        console.log(typeof events.EventEmitter, typeof (await import('express')).default)
        try { undeclared = 1 } catch (error) { console.log(error.message) }`),
    ).toEqual([
      'true function function true',
      '기다림 file:///app/server.js undefined undefined',
      'function function',
      'undeclared is not defined',
    ])
  })

  test('await at the top level alone makes a module, as in Node 20.19', async () => {
    expect(await printed(`console.log(await Promise.all([1, Promise.resolve(2)]).then(String))`)).toEqual([
      '1,2',
    ])
  })

  test('`const require = …` can only be meant as a module', async () => {
    expect(await pool.refusal(`const require = 1\nconsole.log(require)`)).toBeUndefined()
  })

  test('a program that strict mode would refuse runs in CommonJS', async () => {
    expect(await printed(`var public = 010; with ({ a: 1 }) console.log(a + public)`)).toEqual(['9'])
  })

  test("'use strict' at the begin keeps its meaning", async () => {
    expect((await pool.refusal(`'use strict'\nundeclared = 1`))?.message).toBe(
      'ReferenceError: undeclared is not defined',
    )
  })
})

describe('modules', () => {
  test('what is not there is refused as Node refuses it', async () => {
    expect(await pool.refusal(`\n  require('left-pad')`)).toEqual({
      message: "Error: Cannot find module 'left-pad'\nRequire stack:\n- /app/server.js",
      line: 2,
      column: 3,
    })
    expect(await pool.refusal(`\nimport _ from 'left-pad'`)).toEqual({
      message: "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'left-pad' imported from /app/server.js",
      line: 2,
      column: 1,
    })
    expect((await pool.refusal(`import x from './other.js'`))?.message).toBe(
      "Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/app/other.js' imported from /app/server.js",
    )
    expect((await pool.refusal(`import { Nothing } from 'http'`))?.message).toBe(
      "SyntaxError: The requested module 'http' does not provide an export named 'Nothing'",
    )
    expect((await pool.refusal(`require('node:express')`))?.message).toBe(
      'Error [ERR_UNKNOWN_BUILTIN_MODULE]: No such built-in module: node:express',
    )
  })

  test('an error of require can be caught and has its code', async () => {
    expect(
      await printed(
        `try { require('x') } catch (error) { console.log(error.code, error.message.split('\\n')[0]) }`,
      ),
    ).toEqual(["MODULE_NOT_FOUND Cannot find module 'x'"])
  })
})

describe('console', () => {
  test('prints as Node prints, with level and line', async () => {
    const opened = await pool.open(`console.log('%s은 %d살, %j', '철수', 5, { a: [1] }, 'x')
console.warn({ a: { b: { c: { d: 1 } } }, list: [1, , 3], f() {}, n: 1n })
console.error(new Map([['a', new Set([1])]]), null, undefined, -0, 'text')
console.info([new Error('e').message], /x/g, new Date(0), class A {}, Symbol('s'))
console.debug(Buffer.from('가'), new Uint8Array(2), Promise.resolve(7), new Promise(() => {}))`)
    opened[Symbol.dispose]()
    expect(opened.logs).toMatchObject([
      { level: 'log', line: 1, text: '철수은 5살, {"a":[1]} x' },
      {
        level: 'warn',
        line: 2,
        text: '{\n  a: { b: { c: [Object] } },\n  list: [ 1, <1 empty item>, 3 ],\n  f: [Function: f],\n  n: 1n\n}',
      },
      { level: 'error', line: 3, text: "Map(1) { 'a' => Set(1) { 1 } } null undefined -0 text" },
      { level: 'info', line: 4, text: "[ 'e' ] /x/g 1970-01-01T00:00:00.000Z [class A] Symbol(s)" },
      {
        level: 'debug',
        line: 5,
        text: '<Buffer ea b0 80> Uint8Array(2) [ 0, 0 ] Promise { 7 } Promise { <pending> }',
      },
    ])
  })

  test('count, group, assert, dir, table and time', async () => {
    const texts = await printed(`console.count(); console.count('a'); console.count()
console.group('모둠'); console.log('안\\n쪽'); console.groupEnd(); console.log('밖')
console.assert(true, 'no'); console.assert(false, 'x %d', 1); console.assert(false)
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 })
console.table([{ 이름: '철수', 나이: 5 }, { 이름: 'Kim' }])
console.time('t'); console.timeEnd('t'); console.timeEnd('t')`)
    expect(texts.slice(0, 9)).toEqual([
      'default: 1',
      'a: 1',
      'default: 2',
      '모둠',
      '  안\n  쪽',
      '밖',
      'Assertion failed: x 1',
      'Assertion failed',
      '{ a: [Object] }',
    ])
    expect(texts[9]).toBe(
      `┌─────────┬────────┬──────┐
│ (index) │ 이름   │ 나이 │
├─────────┼────────┼──────┤
│ 0       │ '철수' │ 5    │
│ 1       │ 'Kim'  │      │
└─────────┴────────┴──────┘`,
    )
    expect(texts[10]).toMatch(/^t: \d+(\.\d+)?ms$/)
    expect(texts[11]).toBe("Warning: No such label 't' for console.time()")
  })
})

describe('globals', () => {
  test('what a Socket.IO program may expect is there', async () => {
    expect(
      await printed(`console.log(btoa('a'), atob('YQ=='), structuredClone({ a: [new Date(0)] }).a[0].getTime())
console.log(new TextDecoder().decode(new TextEncoder().encode('가')), crypto.randomUUID().length, typeof performance.now())
const url = new URL('/b?c=1&d=가', 'http://a:80'); url.searchParams.set('c', '2 3')
console.log(url.href, url.port, [...url.searchParams.keys()].join())
try { new URL('x') } catch (error) { console.log(error.code, error.message) }
try { JSON.parse('{a') } catch (error) { console.log(error.name, error.message) }
console.log(Buffer.concat([Buffer.from('a'), Buffer.alloc(1)]).toString('hex'), Buffer.isBuffer(Buffer.from([1])))
console.log(process.version.slice(0, 3), process.env.PATH, process.argv[1], process.platform)`),
    ).toEqual([
      'YQ== a 0',
      '가 36 number',
      'http://a/b?c=2+3&d=%EA%B0%80  c,d',
      'ERR_INVALID_URL Invalid URL',
      "SyntaxError Expected property name or '}' in JSON at position 1",
      '6100 true',
      'v20 undefined /app/server.js linux',
    ])
  })

  test('timers, ticks and promises come in the order of Node', async () => {
    const opened = await pool.open(`setTimeout(() => console.log('timeout'), 300)
setImmediate(() => { console.log('immediate'); Promise.resolve().then(() => console.log('job of immediate')) })
Promise.resolve().then(() => { console.log('job'); process.nextTick(() => console.log('tick of job')) }).then(() => console.log('job 2'))
process.nextTick(() => console.log('tick'))
queueMicrotask(() => console.log('microtask'))
const t = setTimeout(() => console.log('never'), 5)
clearTimeout(t)
let n = 0
const i = setInterval(() => { console.log('interval', ++n); if (n === 2) clearInterval(i) }, 350)
console.log('top', t.hasRef(), typeof t.ref, typeof +t)`)
    await expect.poll(() => opened.texts().length, { timeout: 10_000 }).toBe(11)
    opened[Symbol.dispose]()
    expect(opened.texts().slice(0, 6)).toEqual([
      'top true function number',
      'tick',
      'job',
      'microtask',
      'job 2',
      'tick of job',
    ])
    expect(opened.texts().slice(6, 9)).toEqual(['immediate', 'job of immediate', 'timeout'])
    expect(opened.texts().slice(9)).toEqual(['interval 1', 'interval 2'])
  })

  test('process.exit ends the program, at its line', async () => {
    const opened = await pool.open(`process.on('exit', (code) => console.log('bye', code))
setTimeout(() => {
  process.exit(3)
  console.log('never')
}, 4)`)
    await expect
      .poll(() => opened.ended)
      .toEqual([{ message: 'process.exit(3)가 프로그램을 끝냈어요.', line: 3, reason: 'error' }])
    expect(opened.texts()).toEqual(['bye 3'])
  })
})

describe('a line of the console', () => {
  test('sees the program, keeps its own declarations, waits for promises', async () => {
    const opened = await pool.open(
      `const secret = { a: 1 }; let count = 0; function add(n) { return count += n }`,
    )
    const lines: [string, string][] = [
      ['add(2)', '2'],
      ['count', '2'],
      ['secret', '{ a: 1 }'],
      ['const mine = secret.a + 1', 'undefined'],
      ['mine', '2'],
      ['let { x, y: [z] } = { x: 1, y: [2] }', 'undefined'],
      ['x + z', '3'],
      ['function twice(n) { return n * 2 }', 'undefined'],
      ['twice(4)', '8'],
      ['{ a: 1 }', '{ a: 1 }'],
      ['await Promise.resolve("x")', "'x'"],
      ['Promise.resolve([1])', '[ 1 ]'],
      ['const later = await Promise.resolve(5)', 'undefined'],
      ['later', '5'],
      ['"가"', "'가'"],
      ['', 'undefined'],
      ['1; 2', '2'],
    ]
    for (const [line, answer] of lines)
      expect([line, await opened.sandbox.evaluate(line)]).toEqual([line, answer])
    opened[Symbol.dispose]()
  })

  test('sees an ES module too', async () => {
    const opened = await pool.open(`import http from 'http'\nconst hidden = 7\nawait 0`)
    expect(await opened.sandbox.evaluate('hidden + typeof http.createServer')).toBe("'7function'")
    opened[Symbol.dispose]()
  })

  test('what is wrong with it is said, and the program goes on', async () => {
    const opened = await pool.open(`let n = 0`)
    expect(await refusedLine(opened, 'nothing')).toBe('ReferenceError: nothing is not defined')
    expect(await refusedLine(opened, 'let = ;')).toBe("SyntaxError: Unexpected token ';'")
    expect(await refusedLine(opened, 'await Promise.reject(new TypeError("x"))')).toBe('TypeError: x')
    expect(await refusedLine(opened, 'for (;;);')).toMatch(/50ms/)
    expect(await opened.sandbox.evaluate('new Promise(() => {})')).toBe('Promise { <pending> }')
    expect(await opened.sandbox.evaluate('n')).toBe('0')
    expect(opened.ended).toEqual([])
    opened[Symbol.dispose]()
    expect(await refusedLine(opened, '1')).toMatch(/실행 중인 프로그램이 없어요/)
  })
})

describe('dates and numbers as text', () => {
  test('are those of Node', async () => {
    const at = 1_763_510_400_000
    const expressions = [
      `new Date(${at}).toLocaleTimeString('ko-KR')`,
      `new Date(${at}).toLocaleString()`,
      `new Date(${at}).toLocaleDateString('ko', { dateStyle: 'full', timeZone: 'Asia/Seoul' })`,
      `String(new Date(${at}))`,
      `new Date(${at}).toTimeString()`,
      `new Date(NaN).toLocaleString()`,
      `(1234567.891).toLocaleString()`,
      `(12345678901234567890n).toLocaleString('de')`,
      `new Intl.NumberFormat('ko', { style: 'currency', currency: 'KRW' }).format(5000)`,
      `new Intl.DateTimeFormat('ko', { timeStyle: 'short', timeZone: 'UTC' }).format(${at})`,
      `['나', 'b', 'A', '가', 'a'].sort((a, b) => a.localeCompare(b)).join()`,
    ]
    expect(await printed(expressions.map((one) => `console.log(${one})`).join('\n'))).toEqual(
      expressions.map((one) => String(new Function(`return ${one}`)())),
    )
    expect((await pool.refusal(`new Date().toLocaleString('no such')`))?.message).toBe(
      'RangeError: Incorrect locale information provided',
    )
  })
})

test('[L19] programs begin from one image of the guest library, and share nothing of it', async () => {
  const print = `globalThis.mine = (globalThis.mine ?? 0) + 1
console.log(Math.random(), mine, Date.now() - performance.timeOrigin < 1_000, crypto.getRandomValues(new Uint8Array(8)).join())
Array.prototype.mine = require('http').mine = 1`
  const all: string[] = []
  for (let n = 0; n < 12; n += 1) {
    const opened = await pool.open(print)
    await expect.poll(() => opened.texts().length).toBe(1)
    all.push(...opened.texts())
    opened[Symbol.dispose]()
  }
  const words = all.map((text) => text.split(' '))
  expect(new Set(words.map(([number]) => number)).size).toBe(12)
  expect(new Set(words.map((one) => one[3])).size).toBe(12)
  expect(words.map((one) => [one[1], one[2]])).toEqual(words.map(() => ['1', 'true']))
})
