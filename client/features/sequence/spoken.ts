/** A row as a sentence, for those who listen. */
import { delayOf, isLimited } from '#shared/model/units.ts'
import { originalOf } from '../../pictures/flow/crossings.ts'
import type { Crossing, DrawnFate, Lane } from '../../pictures/flow/types.ts'
import { crossingName, noteWords, shortName, stepName, towards } from '../../pictures/names.ts'
import { layerNames } from '../../ui/LayerMark.tsx'
import { spokenFates } from './Fate.tsx'
import type { Row } from './rows.ts'
import { momentText, sinceText } from './time.ts'

type LaneOf = (client: string) => Lane | undefined
/** Of the packet that the row draws. */
interface Shown {
  fate?: DrawnFate | undefined
}

function crossingSpoken(crossing: Crossing, laneOf: LaneOf, shown: Shown): string {
  const name = crossingName(crossing, laneOf, shown.fate)
  const { client } = crossing
  if (crossing.via === 'code') return [name, noteWords(crossing, laneOf)].filter(Boolean).join(', ')
  const who = client === null ? '클라이언트' : shortName(client, laneOf(client))
  const way = crossing.direction === 'up' ? `${who}에서 서버로` : `서버에서 ${towards(who)}`
  const { raw, unit } = crossing
  const { fate = unit.fate } = shown
  const original = originalOf(crossing)
  const delay = delayOf(unit)
  const what = [
    name,
    layerNames[crossing.layer],
    way,
    raw.slice(0, 200),
    spokenFates[fate],
    delay !== null && `${Math.round(delay)}ms 늦춤`,
    original !== undefined && `고침, 원래 ${original.slice(0, 200)}`,
    unit.resent !== null && '다시 보냄',
    isLimited(unit) && '브라우저가 더 기다리지 않아 저절로 감',
  ]
  return what.filter(Boolean).join(', ')
}

/** What a reader says for a row. */
export function spoken(row: Row, laneOf: LaneOf, shown: Shown = {}): string {
  if (row.type === 'gone') return `앞의 ${row.count}개는 지웠어요`
  if (row.type === 'crossing') {
    const since = sinceText(row.crossing.at - (row.step.crossings[0]?.at ?? 0))
    return `${crossingSpoken(row.crossing, laneOf, shown)}, ${since}`
  }
  const only = row.crossings.length === 1 ? row.crossings[0] : undefined
  const who = row.step.client === null ? '' : `, ${laneOf(row.step.client)?.name ?? row.step.client}`
  const inside = only ? crossingSpoken(only, laneOf, shown) : `패킷 ${row.crossings.length}개`
  return `${row.number}. ${stepName(row.step, laneOf)}${who}, ${inside}, ${momentText(row.crossings[0]?.at ?? 0)}`
}
