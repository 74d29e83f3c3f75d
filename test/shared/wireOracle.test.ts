/** Our decoders beside the official parsers, on generated packets; a failing seed is printed by fast-check. */
import { decodePacket, encodePayload, decodePayload as officialPayload, type RawData } from 'engine.io-parser'
import fc from 'fast-check'
import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser'
import { expect, test } from 'vitest'
import { base64Bytes, decodeEnginePacket, decodePayload, engineTypes } from '#shared/wire/engine.ts'
import { decodeSocketPacket, socketTypes } from '#shared/wire/socket.ts'
import { anyCharacter } from './trees.ts'

const runs = 5_000
const json = fc.jsonValue({ maxDepth: 3 })
const namespace = fc.oneof(fc.constant('/'), fc.stringMatching(/^\/[a-z0-9/_-]{0,12}$/))
const eventName = fc
  .string()
  .filter(
    (name) => !/^(connect|connect_error|disconnect|disconnecting|newListener|removeListener)$/.test(name),
  )
const ackId = fc.option(fc.nat(99_999), { nil: undefined })

const packets: fc.Arbitrary<Packet> = fc.oneof(
  fc.record({
    type: fc.constant(PacketType.CONNECT),
    nsp: namespace,
    data: fc.option(fc.dictionary(fc.string(), json), { nil: undefined }),
  }),
  fc.record({ type: fc.constant(PacketType.DISCONNECT), nsp: namespace }),
  fc.record({
    type: fc.constant(PacketType.CONNECT_ERROR),
    nsp: namespace,
    data: fc.oneof(fc.string(), fc.record({ message: fc.string(), data: json })),
  }),
  fc.record({
    type: fc.constant(PacketType.EVENT),
    nsp: namespace,
    id: ackId,
    data: fc.tuple(eventName, fc.array(json)).map(([name, args]) => [name, ...args]),
  }),
  fc.record({ type: fc.constant(PacketType.ACK), nsp: namespace, id: fc.nat(99_999), data: fc.array(json) }),
  fc.record({
    type: fc.constant(PacketType.EVENT),
    nsp: namespace,
    id: ackId,
    data: fc
      .tuple(eventName, fc.uint8Array({ maxLength: 20 }))
      .map(([name, bytes]) => [name, Buffer.from(bytes), { again: Buffer.from(bytes) }]),
  }),
) as fc.Arbitrary<Packet>

/** What the official decoder makes of one text, before any attachment: the packet, or that it refuses. */
function official(
  text: string,
): { type: number; nsp: string; id?: number; data?: unknown; attachments?: number } | null {
  const decoder = new Decoder() as unknown as {
    decodeString: (text: string) => { type: number; nsp: string }
  }
  try {
    return decoder.decodeString(text)
  } catch {
    return null
  }
}

function agree(text: string): void {
  const theirs = official(text)
  const ours = decodeSocketPacket(text)
  expect(ours.problem === undefined).toBe(theirs !== null)
  if (!theirs) return
  expect(ours.type).toBe(socketTypes[theirs.type])
  expect(ours.namespace).toBe(theirs.nsp)
  expect(ours.id).toEqual(theirs.id)
  expect(ours.data).toEqual(theirs.data)
  expect(ours.attachments).toBe(theirs.attachments ?? 0)
}

test('Socket.IO packets that the official encoder writes are read as the official decoder reads them', () => {
  fc.assert(
    fc.property(packets, (packet) => {
      const [text] = new Encoder().encode(packet) as [string]
      agree(text)
    }),
    { numRuns: runs },
  )
})

test('texts that are nearly packets are accepted and refused as by the official decoder', () => {
  const nearly = fc
    .array(
      fc.oneof(
        fc.constantFrom(...'0123456789-,/[]{}" b\\', '["a"]', '{"a":1}', '/x,', '1-', '11-'),
        fc.string({ maxLength: 3 }),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(''))
  fc.assert(fc.property(nearly, agree), { numRuns: runs })
})

test('the spans of a Socket.IO packet lie in order and cover what they name', () => {
  fc.assert(
    fc.property(packets, fc.nat(50), (packet, offset) => {
      const [text] = new Encoder().encode(packet) as [string]
      const ours = decodeSocketPacket(text, offset)
      const cut = ([start, end]: readonly [number, number]) => text.slice(start - offset, end - offset)
      expect(cut(ours.typeSpan)).toBe(text.charAt(0))
      if (ours.attachmentsSpan) expect(cut(ours.attachmentsSpan)).toBe(String(ours.attachments))
      if (ours.namespaceSpan) expect(cut(ours.namespaceSpan)).toBe(ours.namespace)
      if (ours.idSpan) expect(cut(ours.idSpan)).toBe(String(ours.id))
      if (ours.dataSpan) expect(JSON.parse(cut(ours.dataSpan))).toEqual(ours.data)
      const spans = [ours.typeSpan, ours.attachmentsSpan, ours.namespaceSpan, ours.idSpan, ours.dataSpan]
      const ends = spans.filter((span) => span !== undefined).flat()
      expect([...ends].sort((a, b) => a - b)).toEqual(ends)
    }),
    { numRuns: 1_000 },
  )
})

test('polling bodies that the official encoder writes are read as the official decoder reads them', () => {
  const enginePacket = fc.oneof(
    fc.record({
      type: fc.constantFrom(...engineTypes),
      data: fc.option(
        fc.string().filter((s) => !s.includes('\x1e')),
        { nil: undefined },
      ),
    }),
    fc.record({
      type: fc.constant('message' as const),
      data: fc.uint8Array({ maxLength: 40 }).map((bytes): RawData => Buffer.from(bytes)),
    }),
  )
  fc.assert(
    fc.property(fc.array(enginePacket, { minLength: 1, maxLength: 6 }), (list) => {
      let body = ''
      encodePayload(
        list.map(({ type, data }) => (data === undefined ? { type } : { type, data })),
        (text) => {
          body = text
        },
      )
      const theirs = officialPayload(body, 'nodebuffer')
      const ours = decodePayload(body)
      expect(ours.map((packet) => packet.type)).toEqual(theirs.map((packet) => packet.type))
      ours.forEach((packet, index) => {
        const data = theirs[index]?.data
        expect(body.slice(packet.dataSpan[0], packet.dataSpan[1])).toBe(packet.data)
        if (packet.binary) {
          expect(packet.data).toBe((data as Buffer).toString('base64'))
          expect(base64Bytes(packet.data)).toBe((data as Buffer).length)
        } else expect(packet.data).toBe(data ?? '')
      })
    }),
    { numRuns: runs },
  )
})

test('any text is read without an exception, and wrongness is told as the official decoder tells it', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 60 }), (text) => {
      const ours = decodeEnginePacket(text)
      const theirs = decodePacket(text, 'nodebuffer')
      if (!ours.binary) expect(ours.type ?? 'error').toBe(theirs.type)
      expect(() => decodePayload(text)).not.toThrow()
      agree(text)
    }),
    { numRuns: runs },
  )
})
