/** What the terminal says when the process can't begin: one Korean sentence, and exit 1. Several at once agree. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { whyNotListening } from '../../server/settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const plain = join(folder, 'plain')
writeFileSync(plain, 'x')
const short = mkdtempSync(join(folder, 'short-'))
writeFileSync(join(short, 'secret'), 'abc')

const usual = {
  DATA_DIR: join(folder, 'usual'),
  HOST: '127.0.0.1',
  PORT: '45881',
  CLIENT_PORT: '45882',
  OTHER_PORT: '45883',
}
function start(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['dist/server/index.js'], {
    env: { ...process.env, ...usual, ...env },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text
    })
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })))
}

test.each([
  ['a file for a folder', { DATA_DIR: plain }, plain],
  ['a folder below a file', { DATA_DIR: join(plain, 'data') }, join(plain, 'data')],
  ['a device for a folder', { DATA_DIR: '/dev/null' }, '/dev/null'],
  ['a secret that is cut off', { DATA_DIR: short }, join(short, 'secret')],
  ['a number of connections that is none', { LAB_CONNECTIONS: '많이' }, 'LAB_CONNECTIONS=많이'],
  ['ports that are none', { PAGE_PORTS: '4199-4100' }, 'PAGE_PORTS=4199-4100'],
  ['no connections', { LAB_CONNECTIONS: '0' }, 'LAB_CONNECTIONS=0'],
  ['half a connection', { LAB_CONNECTIONS: '1.5' }, 'LAB_CONNECTIONS=1.5'],
  ['a port that is none', { CLIENT_PORT: '-1' }, 'CLIENT_PORT=-1'],
  ['one port for two', { CLIENT_PORT: '45881' }, 'CLIENT_PORT'],
])('[L31] %s is said in one sentence, and the process ends with 1', async (_name, env, named) => {
  const { code, said } = await start(env)
  expect(said).toMatch(/^[^\n]*[가-힣][^\n]*요\.\n$/)
  expect(said).toContain(named)
  expect(code).toBe(1)
})

test('[L30] several that start at once for the first time leave one whole secret', async () => {
  const DATA_DIR = join(folder, 'together')
  // Each ends at an address that it may not have, after it has its secret.
  await Promise.all(Array.from({ length: 4 }, () => start({ DATA_DIR, HOST: '192.0.2.1' })))
  expect(readdirSync(DATA_DIR)).toEqual(['secret'])
  expect(readFileSync(join(DATA_DIR, 'secret'), 'utf8')).toMatch(/^[\w-]{43}$/)
  // Making sure of a file takes seconds on a disk that is busy.
}, 60_000)

test.each(['192.0.2.1', 'nowhere.invalid', '1.2.3'])(
  '[L31] HOST=%s, which is no address of this machine, is named',
  async (host) => {
    const server = createServer()
    const error = await new Promise<NodeJS.ErrnoException>((resolve) =>
      server.once('error', resolve).listen({ port: 0, host }),
    )
    expect(whyNotListening(error.code, { port: 4000, host, variable: 'PORT' })).toContain(`HOST=${host} `)
  },
)

test.each(['EADDRINUSE', 'EACCES', 'EMFILE', undefined])(
  '[L31] a port that %s does not let open is named with its variable',
  (code) => {
    const said = whyNotListening(code, { port: 80, host: undefined, variable: 'OTHER_PORT' })
    expect(said).toMatch(/^80번 포트.*OTHER_PORT=다른번호 npm start.*요\.$/)
  },
)
