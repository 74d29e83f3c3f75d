/** A row as a sentence, for those who listen. */
import type { Crossing, Lane } from '../trace/flow/types.ts'
import { crossingName, noteWords, shortName, stepName } from '../trace/names.ts'
import { layerNames } from '../ui/LayerMark.tsx'
import type { Row } from './rows.ts'
import { momentText, sinceText } from './time.ts'

type LaneOf = (client: string) => Lane | undefined

function crossingSpoken(crossing: Crossing, laneOf: LaneOf): string {
  const name = crossingName(crossing, laneOf)
  const { client } = crossing
  if (crossing.via === 'code') return [name, noteWords(crossing, laneOf)].filter(Boolean).join(', ')
  const who = client === null ? '클라이언트' : shortName(client, laneOf(client))
  const way = crossing.direction === 'up' ? `${who}에서 서버로` : `서버에서 ${who}로`
  const fate =
    crossing.fate === 'hidden' ? ', 브라우저가 감춤' : crossing.fate === 'refused' ? ', 받는 서버 없음' : ''
  return `${name}, ${layerNames[crossing.layer]}, ${way}, ${crossing.raw.slice(0, 200)}${fate}`
}

/** What a reader says for a row. */
export function spoken(row: Row, laneOf: LaneOf): string {
  if (row.type === 'gone') return `앞의 ${row.count}개는 지웠어요`
  if (row.type === 'crossing') {
    const since = sinceText(row.crossing.at - (row.step.crossings[0]?.at ?? 0))
    return `${crossingSpoken(row.crossing, laneOf)}, ${since}`
  }
  const only = row.crossings.length === 1 ? row.crossings[0] : undefined
  const who = row.step.client === null ? '' : `, ${laneOf(row.step.client)?.name ?? row.step.client}`
  const inside = only ? crossingSpoken(only, laneOf) : `패킷 ${row.crossings.length}개`
  return `${row.number}. ${stepName(row.step, laneOf)}${who}, ${inside}, ${momentText(row.crossings[0]?.at ?? 0)}`
}
