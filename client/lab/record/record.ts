/** A record: a trace with the programs that made it, as a file keeps it. */
import { z } from 'zod'
import { filesInput } from '#shared/files/filesInput.ts'
import { withStops } from '#shared/model/stops.ts'
import type { Same } from '#shared/same.ts'
import { eventSchema } from './eventSchema.ts'
import type { Recorded, Viewed } from './viewed.ts'

const format = 'socketio-playground'
const version = 1
/** A page keeps 20,000 events of at most 64 kB each; few come near to it. */
export const mostBytes = 64_000_000

const port = z.number().int().min(0).max(65_535)
const seq = z.number().int().min(0)
const file = z.strictObject({ name: z.string(), text: z.string(), running: z.string().nullable() })
const client = z.strictObject({
  lane: z.string().regex(/^[A-Z]$/),
  place: z.enum(['app', 'other', 'null']),
  origin: z.string(),
})
/** Do not compile when a file would hold less, or more, than a record has. */
const sameClients: Same<z.infer<typeof client>[], Viewed['clients']> = true
const sameFiles: Same<z.infer<typeof file>[], Viewed['files']> = true
void [sameClients, sameFiles]
const recordSchema = z
  .strictObject({
    format: z.literal(format),
    version: z.literal(version),
    madeAt: z.iso.datetime(),
    /** When the trace began: `at` of its events counts from here. */
    born: z.iso.datetime(),
    page: z.url({ protocol: /^https?$/ }),
    ports: z.strictObject({ port, clientPort: port, otherPort: port }),
    files: z.array(file).min(1).max(10),
    labFiles: filesInput.exactOptional(),
    clients: z.array(client).max(10),
    events: z.array(eventSchema),
    /** What still holds of the events that were let go. */
    standing: z.array(eventSchema),
    dropped: seq,
    last: seq,
    /** The moment that was current; `null`: the newest. */
    cursor: seq.nullable(),
    part: seq,
  })
  .refine(({ events }) => events.every((event, index) => event.seq === (events[0]?.seq ?? 0) + index), {
    path: ['events'],
  })
  .refine(({ events, last }) => (events.at(-1)?.seq ?? last) === last, { path: ['last'] })
  .refine(({ events, standing }) => standing.every(({ seq }) => seq < (events[0]?.seq ?? Infinity)), {
    path: ['standing'],
  })
  .refine(({ events, dropped, last }) => dropped === (events[0]?.seq ?? last + 1) - 1, { path: ['dropped'] })

export type Opened = { ok: true; recorded: Recorded } | { ok: false; problem: string }

/** The text of the file. */
export function writeRecord({ viewed, trace }: Recorded): string {
  const { madeAt, born, page, ports, files, labFiles, clients } = viewed
  const { events, standing, dropped, last, cursor, part } = trace
  return JSON.stringify({
    format,
    version,
    madeAt: new Date(madeAt).toISOString(),
    born: new Date(born).toISOString(),
    page,
    ports,
    files: files.map(({ name, text, running }) => ({ name, text, running })),
    ...(labFiles && { labFiles }),
    clients: clients.map(({ lane, place, origin }) => ({ lane, place, origin })),
    dropped,
    last,
    cursor,
    part,
    standing,
    events,
  })
}

const refuse = (problem: string): Opened => ({ ok: false, problem })

/** A record that says what it is, whatever else is in it. */
const claimSchema = z.object({ format: z.literal(format), version: z.number() })
const harSchema = z.object({ log: z.object({ entries: z.array(z.unknown()) }) })

/** Reads the text of a file; what is wrong with it is said in Korean. */
export function readRecord(name: string, text: string): Opened {
  try {
    return understood(name, JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError)
      return refuse('이 파일은 읽을 수 없어요. 기록 저장으로 만든 파일인지 확인해 주세요.')
    if (error instanceof RangeError) return refuse('기록에 너무 깊이 겹친 값이 있어서 열 수 없어요.')
    throw error
  }
}

function understood(name: string, raw: unknown): Opened {
  const claim = claimSchema.safeParse(raw)
  if (!claim.success)
    return harSchema.safeParse(raw).success
      ? refuse(
          'HAR 파일은 브라우저의 개발자 도구에서 열 수 있어요. 여기서는 기록 저장으로 만든 파일만 열어요.',
        )
      : refuse('이 놀이터의 기록이 아니에요. 기록 저장으로 만든 파일을 골라 주세요.')
  if (claim.data.version > version)
    return refuse('더 새로운 놀이터에서 만든 기록이에요. 이 놀이터를 새로 받은 뒤에 열어 주세요.')
  const parsed = recordSchema.safeParse(raw)
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.join('.') ?? ''
    return refuse(`기록 파일이 깨졌어요. ${place} 자리를 읽을 수 없어요.`)
  }
  const { madeAt, born, page, ports, files, labFiles, clients, ...trace } = parsed.data
  const { events, standing, dropped, last, cursor, part } = trace
  return {
    ok: true,
    recorded: {
      viewed: {
        name,
        madeAt: Date.parse(madeAt),
        born: Date.parse(born),
        page,
        ports,
        files,
        ...(labFiles && { labFiles }),
        clients,
      },
      trace: { events: withStops(events), standing, dropped, last, cursor, part },
    },
  }
}
