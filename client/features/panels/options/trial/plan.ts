/** What a trial would do to the programs as they stand: pure, so that it can be shown before it is done. */
import { commonEnds } from '#shared/difference.ts'
import { serverName, socketName } from '../../../../lab/code/names.ts'
import { readSetting, writeSettings } from '../../../../lab/code/settings.ts'
import type { Place, Step, Target, Trial, TrialChange } from '../entry.ts'

/** The two texts that a trial may write into. */
export interface Texts {
  server: string
  client: string
}
export type Plan =
  | { ok: true; place: Place; after: Texts; writes: readonly Target[]; steps: readonly Step[] }
  | { ok: false; message: string; line: number | null }

interface Asked {
  trial: Trial
  texts: Texts
  lane: string
  /** The port that the program listens on. */
  port: number
}

/** The names and addresses of the learner's own programs. */
function placeOf({ texts, lane, port }: Asked): Place {
  const path = readSetting(texts.server, 'server', ['path'])
  const written = path.is === 'set' && typeof path.value === 'string' ? path.value.replace(/\/$/, '') : ''
  return {
    lane,
    url: `http://localhost:${port}`,
    path: written === '' ? '/socket.io' : written,
    io: serverName(texts.server) ?? 'io',
    socket: socketName(texts.client) ?? 'socket',
  }
}

/** Both texts with all changes, or why one of them can't be understood. */
export function planOf(asked: Asked): Plan {
  const place = placeOf(asked)
  const changes: readonly TrialChange[] = asked.trial.changes(place)
  const after = { ...asked.texts }
  const writes: Target[] = []
  for (const target of ['server', 'client'] as const) {
    const own = changes.filter((change) => change.in === target)
    if (own.length === 0) continue
    const written = writeSettings(after[target], target, own)
    if (!written.ok) return written
    after[target] = written.text
    writes.push(target)
  }
  return { ok: true, place, after, writes, steps: asked.trial.steps(place) }
}

export interface ChangedLine {
  sign: '-' | '+'
  line: number
  text: string
}

/** The lines that two texts do not share, the old ones first. */
export function changedLines(before: string, after: string): ChangedLine[] {
  const old = before.split('\n')
  const now = after.split('\n')
  const { head, tail } = commonEnds(old, now)
  const lines = (sign: '-' | '+', all: readonly string[]): ChangedLine[] =>
    all.slice(head, all.length - tail).map((text, i) => ({ sign, line: head + i + 1, text }))
  return [...lines('-', old), ...lines('+', now)]
}
