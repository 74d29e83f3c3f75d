/** The process: ports, files or Vite, shutdown. */
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express, { type RequestHandler } from 'express'
import { Refusal } from '#shared/problem.ts'
import { closeServer, createClientApp, createPlayground } from './app.ts'
import { addressesFor, createHosts } from './control/hosts.ts'
import { createLabBudget } from './control/labBudget.ts'
import { createKeys } from './lab/key.ts'
import { createLabs } from './lab/labs.ts'
import { readSecret } from './lab/secret.ts'
import { createPrograms } from './program/programs.ts'
import { readSettings, whyNotListening } from './settings.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const isDevelopment = process.env['DEV'] === '1'
const { host, hostNames, ports, pagePorts, maxConnections, labsAtOnce, secret } = orEnd(() => {
  const settings = readSettings(process.env, root)
  const secret = readSecret(settings.dataFolder)
  if (!isDevelopment && !existsSync(join(root, 'dist/client')))
    throw new Refusal('화면 파일이 아직 없어요. npm start로 실행하면 먼저 만들고 시작해요.')
  return { ...settings, secret }
})

/** Says in one sentence why there is no start. */
function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
function orEnd<T>(begin: () => T): T {
  try {
    return begin()
  } catch (error) {
    if (error instanceof Refusal) refuse(error.problem.message)
    throw error
  }
}

/** By what this machine is called besides: names that only the network knows. */
const hosts = createHosts({ names: hostNames })

/** Built files; in development (`DEV=1`) Vite as middleware in the same server, so ports and upgrades are the same. */
async function pageOf(server: () => Server): Promise<RequestHandler> {
  if (isDevelopment) {
    const { createServer } = await import('vite')
    const vite = await createServer({
      configFile: join(root, 'vite.config.ts'),
      server: { middlewareMode: true, hmr: { server: server() }, allowedHosts: true },
    })
    return vite.middlewares
  }
  return express.static(join(root, 'dist/client'), {
    setHeaders: (res, path) => {
      const hashed = dirname(path).endsWith('assets')
      res.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}

function listen(server: Server, port: number, variable: string): Promise<void> {
  return new Promise((resolve) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      refuse(whyNotListening(code, { port, host, variable })),
    )
    server.listen({ port, host }, () => resolve())
  })
}

const framePage = join(root, 'dist/frame')
const labs = createLabs({
  programs: createPrograms(),
  ...(maxConnections && { maxConnections }),
  keys: createKeys(secret),
})
let page: RequestHandler = (_req, res) => void res.status(503).end()
const playground = createPlayground({
  labs,
  page: (...all) => page(...all),
  framePage,
  ports: () => ports,
  hosts,
  host,
  pagePorts,
  budget: createLabBudget({ ...(labsAtOnce && { atOnce: labsAtOnce }) }),
  isDevelopment,
})
page = await pageOf(() => playground.server)
const clientApp = createClientApp({ framePage, ports: () => ports, hosts })
const otherSite = createClientApp({ framePage, ports: () => ports, hosts })

await listen(playground.server, ports.port, 'PORT')
await listen(clientApp, ports.clientPort, 'CLIENT_PORT')
await listen(otherSite, ports.otherPort, 'OTHER_PORT')

console.log('Socket.IO 놀이터가 열렸어요.')
console.log(`  이 컴퓨터에서   http://localhost:${ports.port}`)
for (const address of addressesFor(host)) console.log(`  같은 와이파이에서 http://${address}:${ports.port}`)
console.log(
  `  클라이언트 앱은 ${ports.clientPort}번, 다른 사이트는 ${ports.otherPort}번 포트에 있어요. 끝내려면 Ctrl+C`,
)

// The last net: a bug that one lab finds must not take every other lab with it. What is known to throw is caught in its place.
// Whoever read what is said here may have gone, as a terminal that is closed: telling them so would never end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
// What Express has against a program's calls, the program's own console says.
process.on('deprecation' as never, () => {})
process.on('uncaughtException', (error) => console.error(error))

let ending = false
async function end(): Promise<void> {
  if (ending) return
  ending = true
  setTimeout(() => process.exit(0), 3_000).unref()
  await Promise.all([
    labs[Symbol.asyncDispose](),
    playground[Symbol.asyncDispose](),
    closeServer(clientApp),
    closeServer(otherSite),
  ])
  process.exit(0)
}
process.on('SIGINT', () => void end())
process.on('SIGTERM', () => void end())
