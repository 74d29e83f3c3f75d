/** What stands in the files of a project, and what is said of what could not go along. */
import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { atHome, listensOn } from '../../client/features/panels/takeaway/addresses.ts'
import { makeProject } from '../../client/features/panels/takeaway/project.ts'
import { versions as pageVersions } from '../../client/features/panels/takeaway/versions.ts'
import { zipOf } from '../../client/features/panels/takeaway/zip.ts'
import { client, home, programs, projectOf, textOf, versions } from './sets.ts'

const seed = programs['seed'] ?? ''
const packageOf = (program: string, form: 'commonjs' | 'module' | 'typescript', code = client.code) =>
  JSON.parse(textOf(projectOf(program, form, { client: { ...client, code } }), 'package.json')) as {
    type: string
    engines: { node: string }
    scripts: Record<string, string>
    dependencies: Record<string, string>
    devDependencies?: Record<string, string>
  }

test('the versions are those that are installed here', () => {
  expect(pageVersions).toEqual(versions(pageVersions.tsx))
})

describe('package.json', () => {
  test('has only what is used, each in one version', () => {
    const { dependencies, devDependencies } = packageOf(seed, 'commonjs')
    expect(dependencies).toEqual({
      express: pageVersions.express,
      'socket.io': pageVersions['socket.io'],
      'socket.io-client': pageVersions['socket.io-client'],
    })
    expect(devDependencies).toBeUndefined()
    expect(Object.keys(packageOf(programs['chat'] ?? '', 'module').dependencies)).not.toContain('express')
  })
  test('has the types of what a TypeScript program uses', () => {
    expect(Object.keys(packageOf(seed, 'typescript').devDependencies ?? {})).toEqual([
      '@types/express',
      '@types/node',
      'tsx',
      'typescript',
    ])
    expect(Object.keys(packageOf(programs['chat'] ?? '', 'typescript').devDependencies ?? {})).not.toContain(
      '@types/express',
    )
  })
  test('has what packs a client that imports, and what that client imports', () => {
    const imports = 'import { createRoot } from "react-dom/client"\nimport { io } from "socket.io-client"\n'
    const { dependencies, devDependencies, scripts, engines } = packageOf(seed, 'commonjs', imports)
    expect(Object.keys(dependencies)).toEqual([
      'express',
      'react',
      'react-dom',
      'socket.io',
      'socket.io-client',
    ])
    expect(devDependencies).toEqual({ rolldown: pageVersions.rolldown })
    expect(scripts.prestart).toContain('client/client.jsx')
    expect(engines.node).toBe('>=20.19')
    expect(packageOf(seed, 'commonjs').scripts.prestart).toBeUndefined()
  })
  test('has the parser that the server or the client uses', () => {
    const msgpack = 'socket.io-msgpack-parser'
    expect(packageOf(programs['msgpack'] ?? '', 'commonjs').dependencies).toHaveProperty([msgpack])
    expect(packageOf(seed, 'commonjs', 'io("", { parser: msgpackParser })').dependencies).toHaveProperty([
      msgpack,
    ])
    expect(packageOf(seed, 'commonjs', '// msgpackParser').dependencies).not.toHaveProperty([msgpack])
  })
})

test('what draws views goes along with them: the program may not name it', () => {
  const program = "require('express')().set('view engine', 'ejs').listen(3000)"
  const dependencies = (files: Record<string, string>) =>
    JSON.parse(textOf(projectOf(program, 'commonjs', { files }), 'package.json')).dependencies as object
  expect(dependencies({ 'views/index.ejs': '<%= name %>' })).toHaveProperty(['ejs'], pageVersions.ejs)
  expect(dependencies({ 'views/index.html': '' })).not.toHaveProperty(['ejs'])
})

test('packages and files that the playground does not have are told, not guessed', () => {
  const program = "const pg = require('pg')\nconst own = require('./own')\nimport('@scope/name/part')"
  const project = projectOf(program, 'commonjs')
  expect(project.notes.map(({ code }) => code)).toEqual([
    'npm install @scope/name',
    'npm install pg',
    './own',
  ])
  for (const { text, code } of project.notes)
    expect(textOf(project, 'README.md')).toContain(`${text} (\`${code}\`)`)
})

describe('addresses', () => {
  const lan = { hostname: '192.168.0.5', port: 4100 }
  test('of the machine of the playground become those of the own one', () => {
    const text = [
      'const origin = "http://192.168.0.5:3000/" // http://192.168.0.5:3000',
      "const list = ['http://192.168.0.50:3000', `https://192.168.0.5`, 'http://192.168.0.5:4100']",
    ].join('\n')
    const { text: after, changes } = atHome(text, lan, 5000)
    expect(after).toBe(
      [
        'const origin = "http://localhost:3000/" // http://192.168.0.5:3000',
        "const list = ['http://192.168.0.50:3000', `https://localhost`, 'http://localhost:5000']",
      ].join('\n'),
    )
    expect(changes.map(({ line }) => line)).toEqual([1, 2, 2])
  })
  test('stay where nothing has to change', () => {
    const text = 'io("http://localhost:4000"); io("http://127.0.0.1:4000")'
    expect(atHome(text, { hostname: 'localhost', port: 4000 }, 4000)).toEqual({
      text,
      changes: [],
      left: [],
    })
  })
  test('that nobody can change for sure are told', () => {
    const text = 'const origin = /^http:\\/\\/192\\.168\\.0\\.5:/\n// 192.168.0.5\nconst host = "192.168.0.5"'
    expect(atHome(text, lan, null)).toEqual({ text, changes: [], left: [1, 3] })
    const home = { ...lan, clientPort: 3000, otherPort: 3001 }
    const { notes } = projectOf(text, 'commonjs', { home })
    expect(notes.map(({ line, code }) => [line, code])).toEqual([
      [1, '192.168.0.5'],
      [3, '192.168.0.5'],
    ])
  })
  test('the port is read where it is written', () => {
    expect(listensOn(seed)).toBe(4000)
    expect(listensOn('server.listen(process.env.PORT || 4000)')).toBe(4000)
    expect(listensOn('const PORT = process.env.PORT ?? (3000)\nserver.listen(PORT, () => {})')).toBe(3000)
    expect(listensOn('server.listen(process.env.PORT)')).toBe(null)
    expect(listensOn('const a = a\nserver.listen(a)')).toBe(null)
  })
  test("a client's page is where its origin was", () => {
    const at = (place: 'app' | 'other' | 'null') =>
      projectOf(seed, 'commonjs', { client: { ...client, place } })
    expect(at('app').pagePort).toBe(3000)
    expect(at('other').pagePort).toBe(3001)
    expect(textOf(at('other'), 'page.js')).toContain('const port = 3001;')
    expect(textOf(at('null'), 'page.js')).toContain('sandbox allow-scripts')
    expect(textOf(at('app'), 'page.js')).not.toContain('sandbox')
  })
})

test('the same project makes the same .zip, in any time zone, and holds every file', () => {
  const { files } = projectOf(seed, 'typescript')
  const zone = process.env['TZ']
  const sums = ['Asia/Seoul', 'America/New_York', 'UTC'].map((name) => {
    process.env['TZ'] = name
    return createHash('sha256').update(zipOf('socketio-project', files)).digest('hex')
  })
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
  expect(new Set(sums).size).toBe(1)
  const entries = Object.entries(unzipSync(zipOf('socketio-project', files)))
  expect(entries.map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])).toEqual(
    files.map(({ name, text }) => [`socketio-project/${name}`, text]),
  )
})

describe('the files of the lab', () => {
  const files = {
    'rooms.js': `const { v4 } = require('uuid')\nmodule.exports = v4`,
    'public/a.png': { base64: 'iVBORw==' },
    'client/x.txt': 'mine',
    'page.js': 'mine',
    'README.md': 'mine',
  }
  const program = `const { Server } = require('socket.io')\nconst rooms = require('./rooms')\nrequire('./gone')\nnew Server(4000)\n`
  test('stand where they stood, and what the project brings makes way', () => {
    const project = projectOf(program, 'commonjs', { files })
    const names = project.files.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(Object.keys(files)))
    expect(new Set(names).size).toBe(names.length)
    expect(textOf(project, 'client/x.txt')).toBe('mine')
    expect(textOf(project, 'page.js')).toBe('mine')
    expect(textOf(project, 'playground-page.js')).toContain('playground-client/index.html')
    const { scripts, dependencies } = JSON.parse(textOf(project, 'package.json')) as {
      scripts: { start: string }
      dependencies: Record<string, string>
    }
    expect(scripts.start).toBe('node --require ./playground-page.js server.js')
    expect(Object.keys(dependencies)).toContain('uuid')
    expect(textOf(project, 'README.md')).toContain('`playground-client/client.js`')
    expect(project.notes.map(({ file, code }) => [file, code])).toEqual([
      ['server.js', './gone'],
      ['README.md', null],
    ])
  })
  test('with a page among them it is said where the server sends it', () => {
    const text = `require('http').createServer().listen(process.env.PORT || 4000)`
    const project = projectOf(text, 'commonjs', { files: { 'public/index.html': '' } })
    expect([project.served, project.serverPort]).toEqual([true, 4000])
    expect(textOf(project, 'README.md')).toContain(
      '서버가 보내는 페이지는 <http://localhost:4000> 주소에 있어요.',
    )
    expect(projectOf(text, 'commonjs', { files: { 'rooms.js': '' } }).served).toBe(false)
  })
  test('are bytes in the .zip where they are no text', () => {
    const zipped = unzipSync(zipOf('p', projectOf(program, 'commonjs', { files }).files))
    expect([...(zipped['p/public/a.png'] ?? [])]).toEqual([0x89, 0x50, 0x4e, 0x47])
  })
  test.each<[string, string, Record<string, string>, string, string?]>([
    ['CommonJS as ES modules', program, { 'rooms.js': 'exports.a = 1' }, 'CommonJS로만', 'commonjs'],
    [
      'ES modules as TypeScript',
      `import './a.js'`,
      { 'a.js': 'export const a = 1' },
      'ES 모듈로만',
      'module',
    ],
    ['one of each', `require('./a.js')`, { 'a.js': 'export const a = 1' }, '한 가지로 맞춘'],
  ])('%s: it is said what can be done', (_name, text, beside, words, only) => {
    const made = makeProject({
      program: text,
      files: beside,
      form: 'typescript',
      client,
      home,
      versions: versions('4.23.15'),
    })
    expect(made).toMatchObject({
      ok: false,
      obstacle: { message: expect.stringContaining(words), line: null, ...(only && { only }) },
    })
  })
  test('that are only there to be served do not decide the form', () => {
    const served = { 'public/a.js': 'export const a = 1' }
    expect(projectOf(program, 'typescript', { files: served }).files.map(({ name }) => name)).toContain(
      'public/a.js',
    )
  })
})
