/** A client's program as a module with JSX: what it means as a script of the page, and where its mistakes are told. */
import { runInNewContext } from 'node:vm'
import { createElement } from 'react'
import * as runtime from 'react/jsx-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { compile } from '../../client/frame/modules/compile.ts'
import { createRequire } from '../../client/frame/packages.ts'
import { isModule } from '../../server/shared/clientModule.ts'

const require = createRequire({ react: { createElement, one: 1 }, 'react/jsx-runtime': runtime })

/** What the last line of a module comes to. */
function ranAs(code: string): unknown {
  const compiled = compile(code)
  if (!compiled.ok) throw new SyntaxError(compiled.message)
  return runInNewContext(compiled.script, { require, Object })
}
const html = (expression: string, before = '') =>
  renderToStaticMarkup(ranAs(`${before}\n;(${expression})`) as never)

test.each([
  ['<b>hi</b>', '<b>hi</b>'],
  ['<ul>{[1, 2].map((n) => <li key={n}>{n}</li>)}</ul>', '<ul><li>1</li><li>2</li></ul>'],
  ['<p>\n  one\n  two {1 + 1}\n</p>', '<p>one two 2</p>'],
  ['<p>a&nbsp;&lt;b</p>', '<p>a\u00a0&lt;b</p>'],
  ['<><i /><i title="&quot;a" /></>', '<i></i><i title="&quot;a"></i>'],
  ['<input disabled value="x" readOnly />', '<input disabled="" readOnly="" value="x"/>'],
  [
    '<p {...{ id: "a" }} data-x={`<b>`} className="c">{/* none */}</p>',
    '<p id="a" data-x="&lt;b&gt;" class="c"></p>',
  ],
  ['<p title={<b/> ? "yes" : "no"}>{true ? <b>{"in"}</b> : null}</p>', '<p title="yes"><b>in</b></p>'],
  ['<p title={(1, "b")} {...(0, { id: "a" })}>{(1, 2)}{3 // three\n}</p>', '<p title="b" id="a">23</p>'],
  ['<p>it\'s "so"</p>', '<p>it&#x27;s &quot;so&quot;</p>'],
])('JSX is what React makes of it: %s', (code, markup) => {
  expect(html(code)).toBe(markup)
})

test('components, members and their children are passed on as they stand', () => {
  const before = 'const App = ({ name, children }) => <em>{name}: {children}</em>; const Ui = { App }'
  expect(html('<App name="a">one<b/></App>', before)).toBe('<em>a: one<b></b></em>')
  expect(html('<Ui.App name="a"><App name="b" /></Ui.App>', before)).toBe('<em>a: <em>b: </em></em>')
})

test('imports are names of the script: default, named, renamed, whole', () => {
  expect(ranAs('import R, { one as uno } from "react"\nR.one + uno')).toBe(2)
  expect(ranAs('import * as R from "react"\nR.one')).toBe(1)
  expect(ranAs('import { default as R } from "react"\nR.one')).toBe(1)
  expect(ranAs('import "react"\n7')).toBe(7)
  expect(ranAs('export default function App() { return 3 }\nApp()')).toBe(3)
  expect(ranAs('export const a = 4\nexport { a as b }\na')).toBe(4)
})

test('what no package has is told as a browser tells it, in the line of the import', () => {
  expect(() => ranAs('import { nine } from "react"')).toThrow(
    /'react' does not provide an export named 'nine'/,
  )
  expect(() => ranAs('import x from "lodash"')).toThrow(
    /Cannot find module 'lodash'\n이 페이지에서 import할 수 있는 모듈: react/,
  )
})

test('every part stays in its line', () => {
  const code = [
    'import {',
    '  one,',
    '} from "react"',
    'const seen = []',
    'const where = () => Number([...new Error().stack.matchAll(/any\\.js:(\\d+)/g)][1][1])',
    'const element = (',
    '  <ul',
    '    title={seen.push(where())}',
    '    id={(() => {',
    '      return seen.push(where())',
    '    })()}',
    '  >',
    '    text',
    '    {seen.push(where())}',
    '    <li>{seen.push(where())}</li>',
    '  </ul>',
    ')',
    'seen.push(where())',
    'seen.join()',
  ].join('\n')
  const compiled = compile(code)
  if (!compiled.ok) throw new Error(compiled.message)
  expect(runInNewContext(compiled.script, { require }, { filename: 'any.js' })).toBe('8,10,14,15,18')
})

test.each([
  ['const a = (\n<div>', 2, /Unexpected token/],
  ['\nconst x = <div></p>', 2, /closing tag for <div>/],
  ['\n\nconst a = 1; const a = 2', 3, /already been declared/],
  ['const a = <p>{...b}</p>', 1, /Unexpected token/],
  ['return <p>a</p><p>b</p>', 1, /./],
  ['\nif (1) await 1', 2, /await is only valid in async functions/],
])('a mistake is told with its line: %s', (code, line, message) => {
  const compiled = compile(code)
  expect(compiled).toMatchObject({ ok: false, line })
  expect(compiled.ok ? '' : compiled.message).toMatch(message)
  expect(compiled.ok ? '' : compiled.message).not.toMatch(/\(\d+:\d+\)$/)
})

test('await stands in async functions', () => {
  expect(
    compile('async function a() { await 1 }\nconst b = async () => { for await (const c of []) c }'),
  ).toMatchObject({ ok: true })
})

test('only what imports or exports is a module', () => {
  for (const code of [
    'import a from "b"',
    '\n  import "a"',
    'import{a}from "b"',
    'export default 1',
    'import\n a from "b"',
  ])
    expect(isModule(code), code).toBe(true)
  for (const code of ['import("a")', 'const important = 1', 'importAll()', '// import a', 'exports.a = 1'])
    expect(isModule(code), code).toBe(false)
})
