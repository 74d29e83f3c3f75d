/** What clients do with each program of several files: its name is the program's folder. */
import type { Script, Trial } from './trial.ts'

const hello: Script = async ({ connect, until }) => {
  await connect('A')
  await until('A', 'hello')
}
const seen = [
  'content-type',
  'content-length',
  'cache-control',
  'accept-ranges',
  'content-range',
  'content-disposition',
  'location',
  'allow',
  'x-mine',
  'x-powered-by',
  'content-security-policy',
  'x-content-type-options',
]

/** Two answers with validators: those of the first are sent with the second. */
async function twice({ note, url: urlOf }: Trial, path: string): Promise<void> {
  const url = await urlOf()
  const first = await fetch(url + path)
  const body = await first.text()
  const [etag, modified] = [first.headers.get('etag'), first.headers.get('last-modified')]
  note('validators', path, body.length, etag?.replace(/-.*$/, '') ?? null, modified !== null)
  for (const headers of [{ 'if-none-match': etag }, { 'if-modified-since': modified }]) {
    const [[name, value] = ['', null]] = Object.entries(headers)
    if (value === null) continue
    const again = await fetch(url + path, { headers: { [name]: value } })
    note('again', path, name, again.status, (await again.text()).length)
  }
}

/** Pages of errors show stacks, and those begin elsewhere: of them the length does not count. */
const paths = async (
  trial: Trial,
  all: readonly string[],
  init: RequestInit = {},
  more = '',
): Promise<void> => {
  const one = async (path: string) => {
    const name = `${more}${path}`
    await trial.http(name, path, init, seen)
    for (const [, status, , headers] of (trial.heard[name] ?? []) as [unknown, number, unknown, object][])
      if (status >= 400) Object.assign(headers, { 'content-length': 'any' })
  }
  await Promise.all(all.map(one))
}

export const folderScripts: Record<string, Script> = {
  exportsOfFiles: async ({ connect, until, ask, http }) => {
    const a = await connect('A', { auth: { name: 'Kim' } })
    await until('A', 'hello')
    await connect('B', { auth: { name: '이' } })
    await until('B', 'hello')
    await ask('A', 'join', 'one')
    await ask('B', 'join', 'one')
    await until('A', 'joined')
    a.emit('leave', 'one')
    await until('B', 'left')
    await http('state', '/')
  },
  esmFiles: async (trial) => {
    await hello(trial)
    await trial.ask('A', 'count')
    await trial.http('page', '/', {}, ['content-type'])
  },
  page: async (trial) => {
    const { connect, until, http } = trial
    await connect('A')
    await until('A', 'hello')
    await paths(trial, [
      '/',
      '/index.html',
      '/js/chat.js',
      '/style.css',
      '/sub',
      '/sub/',
      '/sub?a=1',
      '/nope',
      '/.secret',
    ])
    await paths(trial, ['/%EC%95%88%EB%85%95.txt', '/js', '/js/', '/..%2fserver.js', '/%', '/a%00b', '//sub'])
    await paths(trial, [
      '/about',
      '/rooted',
      '/lost',
      '/outside',
      '/told',
      '/done',
      '/get',
      '/get2',
      '/wrong',
      '/folder',
    ])
    await paths(trial, ['/', '/about', '/nope', '/sub'], { method: 'HEAD' }, 'head ')
    await paths(trial, ['/', '/style.css'], { method: 'POST' }, 'post ')
    await http('range', '/style.css', { headers: { range: 'bytes=0-3' } }, seen)
    await paths(trial, ['/style.css'], { headers: { range: 'bytes=999-' } }, 'bad range ')
    await until('A', 'done')
    for (const path of ['/', '/about', '/js/chat.js']) await twice(trial, path)
  },
  statics: async (trial) => {
    await paths(trial, [
      '/a/',
      '/a/page',
      '/a/note',
      '/a/page.html',
      '/a/.well',
      '/a/sub/data',
      '/a/sub',
      '/a',
    ])
    await paths(trial, ['/b/', '/b/sub', '/b/sub/', '/b/.well', '/b/note.txt', '/b'])
    await paths(trial, ['/c/', '/c', '/c/nope', '/c/sub/', '/c/..%2f..%2fserver.js'])
    await paths(trial, ['/c/note.txt'], { method: 'DELETE' }, 'delete ')
    await paths(trial, ['/d/', '/d/x', '/e/', '/e/data.json', '/e', '/wrongundefined', '/wrong5', '/wrong'])
    await trial.http('part', '/b/note.txt', { headers: { range: 'bytes=2-4' } }, seen)
    await trial.http('tail', '/b/note.txt', { headers: { range: 'bytes=-3' } }, seen)
    await trial.http('many', '/b/note.txt', { headers: { range: 'bytes=0-1,4-5' } }, seen)
    for (const path of ['/a/note.txt', '/b/note.txt', '/c/note.txt']) await twice(trial, path)
  },
  config: hello,
  handlers: async ({ connect, until, ask }) => {
    const a = await connect('A')
    await connect('B')
    await until('B', 'hello')
    await ask('A', 'chat message', '  안녕  ')
    a.emit('typing')
    await until('B', 'typing')
  },
  cycle: hello,
  missing: hello,
  errors: async ({ connect, until }) => {
    const a = await connect('A')
    await until('A', 'told', 3)
    a.emit('end')
    await until('A', 'disconnect')
  },
  files: hello,
  mainModule: hello,
  esmMore: hello,
  typed: hello,
  htmlByHand: async ({ connect, until, http }) => {
    for (const path of ['/', '/stream', '/part', '/broken', '/nope'])
      await http(path, path, {}, ['content-type'])
    const a = await connect('A')
    await connect('B')
    a.emit('chat message', '안녕')
    await until('B', 'chat message')
  },
}
