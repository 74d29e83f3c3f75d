/** The Engine.IO packets of one event, so that a check need not know how they were carried. */
import type { LessonEvent, PacketEvent } from '#shared/lesson/fields.ts'
import type { Happening } from '#shared/model/happening.ts'

/** The event itself, and the packets in it. */
export function withPackets(happening: Happening): readonly LessonEvent[] {
  const { event } = happening
  return happening.is === 'crossed' ? [event, ...packetsIn(happening)] : [event]
}

function packetsIn({ unit, event }: Happening & { is: 'crossed' }): PacketEvent[] {
  const { seq, at, client, connection } = event
  return unit.packets
    .filter(({ text }) => text !== '' || unit.kind === 'frame')
    .map(({ text, part }) => ({
      kind: 'packet',
      seq,
      at,
      ...(client !== undefined && { client }),
      ...(connection !== undefined && { connection }),
      direction: unit.direction,
      over: unit.kind === 'frame' ? 'websocket' : 'polling',
      text,
      part,
    }))
}
