/** The REST API: parse → do → answer. Errors are `{problem}` with 4xx. */
import express, { type ErrorRequestHandler, type Request, type Router } from 'express'
import { z } from 'zod'
import { labName } from '#shared/control.ts'
import { filesInput } from '#shared/files/filesInput.ts'
import { harOf } from '#shared/har/har.ts'
import { conditionsInput, wireInput } from '#shared/networkInput.ts'
import { Refusal } from '#shared/problem.ts'
import { seedProgram } from '#shared/seedProgram.ts'
import type { Actions } from './actions.ts'
import { failureOf, parse } from './answers.ts'
import { checkOrigin } from './door.ts'
import { hostOf, type Ports } from './hosts.ts'
import { mostAskedBytes } from './mostAsked.ts'
import { apiHeaders } from './pageHeaders.ts'
import type { Turn } from './turns.ts'

const files = filesInput.optional()
const program = z.strictObject({ program: z.string(), files, patient: z.boolean().optional() })
const maybeProgram = z.strictObject({ program: z.string().optional(), files })
const line = z.strictObject({ code: z.string().min(1).max(10_000) })
const after = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .default('0')
    .transform(Number),
})

/** The origin of the client app as this learner reaches it. */
const clientOrigin = (req: Request, { clientPort }: Ports): string =>
  `http://${hostOf(req.headers.host)?.name ?? 'localhost'}:${clientPort}`

/** What changes nothing (RFC 9110 9.2.1) may be asked for from anywhere: no foreign page can read the answer. */
const isSafe = (method: string) => ['GET', 'HEAD', 'OPTIONS'].includes(method)
const hasBody = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

export function createRest(actions: Actions, ports: () => Ports, turn: Turn): Router {
  const api = express.Router()
  const id = (req: Request) => parse(labName, req.params['id'])
  const key = (req: Request) => req.headers['x-lab-key']

  api.use((req, res, next) => {
    res.set(apiHeaders)
    if (!isSafe(req.method)) checkOrigin(req)
    if (hasBody(req) && !req.is('json')) {
      throw new Refusal('본문은 JSON으로 보내 주세요. content-type은 application/json이에요.', 415)
    }
    next()
  })
  api.use(express.json({ limit: mostAskedBytes }))

  api.get('/playground', (_req, res) => {
    res.json(ports())
  })
  api.post('/labs', async (req, res) => {
    const { program: given, files } = parse(maybeProgram, req.body ?? {})
    const text = given ?? seedProgram(clientOrigin(req, ports()))
    const lab = await actions.create(req.socket.remoteAddress, { text, files })
    const base = `/lab/${lab.id}`
    res
      .status(201)
      .json({ id: lab.id, key: actions.keyOf(lab.id), base, program: text, ...(files && { files }) })
  })
  api.get('/labs/:id', async (req, res) => {
    await turn(() => res.json(actions.lab(id(req)).state()))
  })
  api.put('/labs/:id/program', async (req, res) => {
    const asked = { id: id(req), key: key(req), ...parse(program, req.body) }
    const lab = await actions.run(req.socket.remoteAddress, asked)
    const { listening, options } = lab.state()
    res.json({ listening, options })
  })
  api.post('/labs/:id/console', async (req, res) => {
    res.json({ value: await actions.evaluate(id(req), key(req), parse(line, req.body).code) })
  })
  api.put('/labs/:id/conditions', (req, res) => {
    res.json(actions.setConditions(id(req), key(req), parse(conditionsInput, req.body)).onWire())
  })
  api.post('/labs/:id/wire', async (req, res) => {
    res.json((await actions.act(id(req), key(req), parse(wireInput, req.body))).onWire())
  })
  api.post('/labs/:id/page', async (req, res) => {
    res.json(await actions.openPage(id(req), key(req)))
  })
  api.get('/labs/:id/trace', async (req, res) => {
    const from = parse(after, req.query).after
    await turn(() => res.json(actions.lab(id(req)).recorder.since(from)))
  })
  api.get('/labs/:id/trace.har', async (req, res) => {
    const lab = actions.lab(id(req))
    const har = () => harOf(lab.recorder.since(0).events, lab.born)
    await turn(() => res.attachment(`socketio-${lab.id}.har`).type('json').json(har()))
  })
  api.delete('/labs/:id', async (req, res) => {
    await actions.remove(id(req), key(req))
    res.status(204).end()
  })
  api.use((req) => {
    throw new Refusal(
      `${req.method} ${req.originalUrl.slice(0, 100)} 주소는 없어요. 주소를 확인해 주세요.`,
      404,
    )
  })

  const onError: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
    const { status, problem, retryAfter } = failureOf(fromParser(error))
    if (retryAfter !== undefined) res.set('retry-after', String(retryAfter))
    res.status(status).json({ problem })
  }
  api.use(onError)
  return api
}

/** What Express's body parser refuses, said in Korean. */
function fromParser(error: unknown): unknown {
  const { type, status } = (error ?? {}) as { type?: string; status?: number }
  if (type === 'entity.too.large') return new Refusal('보낸 내용이 너무 커요. 줄여서 다시 보내 주세요.', 413)
  if (type === 'entity.parse.failed')
    return new Refusal('본문이 JSON이 아니에요. 따옴표와 괄호를 확인해 주세요.', 400)
  if (error instanceof URIError) return new Refusal('주소를 읽을 수 없어요. 주소를 확인해 주세요.', 400)
  if (!(error instanceof Refusal) && status && status >= 400 && status < 500) {
    return new Refusal('요청을 읽을 수 없어요. 보낸 내용을 확인해 주세요.', status)
  }
  return error
}
