/** The nested parts of packets, beside what the official parsers make of them. */
import { encodePayload, type RawData } from 'engine.io-parser'
import fc from 'fast-check'
import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser'
import { expect, test } from 'vitest'
import { engineParts, payloadParts } from '#shared/wire/engineParts.ts'
import { type Part, partsWithin } from '#shared/wire/part.ts'
import { socketParts } from '#shared/wire/socketParts.ts'
import { checkTree, nearlyPackets } from './trees.ts'

const runs = 5_000
const problemsIn = (part: Part): boolean => partsWithin(part).some(({ problem }) => problem !== undefined)
const cut = (text: string, { span }: Part): string => text.slice(span[0], span[1])

const json = fc.jsonValue({ maxDepth: 3 })
const bytes = fc.uint8Array({ maxLength: 12 }).map((array) => Buffer.from(array))
const reserved = /^(connect|connect_error|disconnect|disconnecting|newListener|removeListener)$/
const events: fc.Arbitrary<Packet> = fc.record({
  type: fc.constantFrom(PacketType.EVENT, PacketType.ACK),
  nsp: fc.oneof(fc.constant('/'), fc.stringMatching(/^\/[a-z0-9?=/_-]{0,12}$/)),
  id: fc.nat(99_999),
  data: fc
    .tuple(
      fc.string().filter((name) => !reserved.test(name)),
      fc.array(fc.oneof(json, bytes, fc.record({ deep: fc.array(bytes, { maxLength: 2 }), more: json })), {
        maxLength: 4,
      }),
    )
    .map(([name, args]) => [name, ...args]),
})

/** An argument with the attachments in the places of their placeholders. */
function argumentOf(text: string, part: Part, attachments: readonly Buffer[]): unknown {
  if (part.attachment !== undefined) return attachments[part.attachment]
  const values = part.parts ?? []
  if (part.kind === 'json.member') throw new Error('members belong to objects')
  if (values.length === 0) return JSON.parse(cut(text, part))
  if (values.every(({ kind }) => kind === 'json.member')) {
    const members = values.map(({ parts: [key, value] = [] }) => {
      if (!key || !value) throw new Error('a member has a key and a value')
      return [JSON.parse(cut(text, key)), argumentOf(text, value, attachments)] as const
    })
    return Object.fromEntries(members)
  }
  return values.map((value) => argumentOf(text, value, attachments))
}

test('names, arguments and attachments are those that the official decoder gives', () => {
  fc.assert(
    fc.property(events, fc.constantFrom('up' as const, 'down' as const), (packet, direction) => {
      const encoded = new Encoder().encode(packet) as unknown as [string, ...Buffer[]]
      const [text, ...attachments] = encoded
      fc.pre(attachments.length <= 10)
      const decoder = new Decoder()
      let theirs: Packet | undefined
      decoder.on('decoded', (whole: Packet) => {
        theirs = whole
      })
      for (const one of encoded) decoder.add(one)
      const ours = socketParts(text, 0, text.length, direction)
      checkTree(text, ours)
      expect(problemsIn(ours)).toBe(false)
      const values = (ours.parts ?? []).filter(
        ({ kind }) => !/^sio\.(attachments|namespace|ack|[A-Z_]+)$/.test(kind),
      )
      expect(values.map((part) => argumentOf(text, part, attachments))).toEqual(theirs?.data)
    }),
    { numRuns: runs },
  )
})

/** Whether the official decoder takes the text, its attachments not yet there. */
function accepts(text: string): boolean {
  const decoder = new Decoder() as unknown as { decodeString: (text: string) => unknown }
  try {
    decoder.decodeString(text)
    return true
  } catch {
    return false
  }
}

test('texts that are nearly packets are refused here where they are refused there, and their parts cover them', () => {
  fc.assert(
    fc.property(nearlyPackets, fc.constantFrom('up' as const, 'down' as const), (text, direction) => {
      const whole = `4${text}`
      const ours = engineParts(whole, 0, whole.length, direction)
      checkTree(whole, ours)
      const found = partsWithin(ours).filter(({ problem }) => problem)
      // What a placeholder stands for is only looked for once all attachments are there.
      if (!found.some(({ problem }) => problem?.kind === 'bad-placeholder'))
        expect(found.length === 0).toBe(accepts(text))
      const body = `${whole}\x1e${text}\x1e2`
      checkTree(body, payloadParts(body, 0, body.length, direction))
    }),
    { numRuns: runs },
  )
})

test('the packets of a polling body and the signs between them are its parts', () => {
  const data = fc.oneof(
    fc.string().map((text) => text.replaceAll('\x1e', '')),
    fc.uint8Array({ maxLength: 20 }).map((array): RawData => Buffer.from(array)),
  )
  fc.assert(
    fc.property(fc.array(data, { minLength: 1, maxLength: 6 }), (list) => {
      let body = ''
      encodePayload(
        list.map((one) => ({ type: 'message', data: one })),
        (text) => {
          body = text
        },
      )
      const { parts = [] } = payloadParts(body, 0, body.length, 'down')
      const packets = parts.filter(({ kind }) => kind === 'eio.packet')
      expect(packets.map((packet) => cut(body, packet))).toEqual(body.split('\x1e'))
      expect(parts.map((part) => cut(body, part)).join('')).toBe(body)
    }),
    { numRuns: 1_000 },
  )
})
