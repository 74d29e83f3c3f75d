/** What somebody sees in the terminal when the process cannot start. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { expect, test } from '@playwright/test'

function start(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['dist/server/index.js'], { env: { ...process.env, ...env } })
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  child.stderr.on('data', (text) => {
    said += text
  })
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })))
}

test('a taken port is named in Korean with the variable that changes it, and the process ends with 1', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  const port = typeof address === 'object' && address ? String(address.port) : ''
  for (const variable of ['PORT', 'CLIENT_PORT', 'OTHER_PORT']) {
    const free = { PORT: '45871', CLIENT_PORT: '45872', OTHER_PORT: '45873', HOST: '127.0.0.1' }
    const { code, said } = await start({ ...free, [variable]: port })
    expect(code).toBe(1)
    expect(said).toContain(`${port}번 포트는 이미 다른 프로그램이 쓰고 있어요. ${variable}=`)
  }
  taken.close()
})

test('a port that is no port is named', async () => {
  const { code, said } = await start({ PORT: 'abc' })
  expect(code).toBe(1)
  expect(said).toContain('PORT=abc 값은 쓸 수 없어요.')
})

test('an address that this computer does not have is named', async () => {
  const { code, said } = await start({
    PORT: '45871',
    CLIENT_PORT: '45872',
    OTHER_PORT: '45873',
    HOST: '192.0.2.1',
  })
  expect(code).toBe(1)
  expect(said).toMatch(/^HOST=192\.0\.2\.1 주소는 이 컴퓨터의 주소가 아니에요\.[^\n]*\n$/)
})
