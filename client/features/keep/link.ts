/** A link that carries an experiment in its hash: the code, the conditions, and how to come to a step. */
import { z } from 'zod'
import type { LabFiles } from '#shared/files/files.ts'
import { filesInput } from '#shared/files/filesInput.ts'
import { limits } from '#shared/limits.ts'
import type { Network } from '#shared/network.ts'
import type { Same } from '#shared/same.ts'
import type { Code } from '../../lab/labView.ts'
import { deedSchema, networkSchema } from '../../lab/record/eventSchema.ts'
import type { Plan } from './plan.ts'
import type { StepName } from './step.ts'

/** Longer links are cut off by what they are sent with. */
export const mostCharacters = 30_000
/** What a link may become when it is unpacked. */
const mostBytes = 1_000_000
const prefix = '#socketio='

const lane = z.string().regex(/^[A-E]$/)
const place = z.enum(['app', 'other', 'null'])
const code = z.string().max(limits.programBytes)
const counts = z.record(z.string().max(3_000), z.number().int().min(0).max(100_000))
const act = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('run'), lane, code, place }),
  z.strictObject({ do: z.literal('client'), lane, deed: deedSchema }),
  z.strictObject({ do: z.literal('close'), lane }),
  z.strictObject({ do: z.literal('console'), code: z.string().max(10_000) }),
  z.strictObject({ do: z.literal('conditions'), network: networkSchema }),
])
const count = z.number().int().min(0)
const sharedSchema = z.strictObject({
  v: z.literal(1),
  program: code,
  files: filesInput.exactOptional(),
  clients: z.array(z.strictObject({ lane, place, code })).max(5),
  network: networkSchema,
  /** The chosen step, and what was done up to it. */
  step: z
    .strictObject({
      client: z.string().max(20).nullable(),
      role: z.string().max(40),
      nth: z.number().int().min(0),
      patient: z.boolean(),
      acts: z.array(z.strictObject({ act, after: counts })).max(500),
      after: counts,
      skipped: z.strictObject({ outside: count, wire: count, earlier: count }),
    })
    .nullable(),
})
export interface Shared {
  program: string
  /** Beside server.js; absent: there are none. */
  files?: LabFiles
  clients: Code['clients']
  network: Network
  step: (StepName & Omit<Plan, 'program'>) | null
}
/** Does not compile when a link would carry less, or more, than what is shared. */
const same: Same<z.infer<typeof sharedSchema>, Shared & { v: 1 }> = true
void same
export type ReadLink = { ok: true; shared: Shared } | { ok: false; problem: string }

const bytesOf = (text: string) => new TextEncoder().encode(text)

function base64url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

/** All that comes out of a stream; rejects when it is more than `most` bytes. */
async function gather(
  stream: ReadableStream<Uint8Array>,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = stream.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length
    if (size > most) {
      await reader.cancel()
      throw new RangeError('too long')
    }
    parts.push(next.value)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
const through = (bytes: Uint8Array<ArrayBuffer>, by: CompressionStream | DecompressionStream) =>
  new Blob([bytes]).stream().pipeThrough(by)

/** The hash, with its `#`; `null` when the experiment is too long for a link. */
export async function writeLink(shared: Shared): Promise<string | null> {
  const packed = await gather(
    through(bytesOf(JSON.stringify({ v: 1, ...shared })), new CompressionStream('deflate-raw')),
  )
  const hash = prefix + base64url(packed)
  return hash.length > mostCharacters ? null : hash
}

/** A hash that means to be one of ours, whatever is wrong with it. */
export const isLink = (hash: string): boolean => hash.startsWith(prefix)

const refuse = (problem: string): ReadLink => ({ ok: false, problem })
const broken = refuse('링크가 잘렸거나 깨졌어요. 링크를 다시 복사해 달라고 해 주세요.')

async function unpack(hash: string): Promise<unknown> {
  const bytes = fromBase64url(hash.slice(prefix.length))
  const text = await gather(through(bytes, new DecompressionStream('deflate-raw')), mostBytes)
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text))
}

/** Reads a hash; what is wrong with it is said in Korean. It never throws. */
export async function readLink(hash: string): Promise<ReadLink> {
  if (!isLink(hash)) return broken
  if (hash.length > mostCharacters)
    return refuse('링크가 너무 길어요. 30,000자까지 열 수 있어요. 기록 파일로 받아 주세요.')
  try {
    const parsed = sharedSchema.safeParse(await unpack(hash))
    if (!parsed.success) return broken
    const { v: _v, ...shared } = parsed.data
    return { ok: true, shared }
  } catch {
    // Whatever a stranger's link holds, it is no more than a broken link.
    return broken
  }
}
