/** The header of a WebSocket frame, bit by bit, beside the bytes that ws writes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as ws from 'ws'
import { frameHeader, readClose, readMessage, readPlainFrame } from '#shared/wire/frameParts.ts'
import { checkTree } from './trees.ts'

type Write = (data: Buffer, options: object) => Buffer[]
/** Left out of the package's types. */
const { frame: write } = (ws as unknown as { Sender: { frame: Write } }).Sender

test('the bits are those that ws writes', () => {
  const size = fc.oneof(fc.nat(130), fc.constantFrom(125, 126, 65_535, 65_536), fc.nat(70_000))
  fc.assert(
    fc.property(
      size,
      fc.constantFrom(0, 1, 2, 8, 9, 10),
      fc.constantFrom('up' as const, 'down' as const),
      fc.boolean(),
      fc.boolean(),
      (length, opcode, direction, more, compressed) => {
        const maskBuffer = Buffer.from([1, 2, 3, 4])
        const [bytes] = write(Buffer.alloc(length), {
          fin: !more,
          rsv1: compressed,
          opcode,
          mask: direction === 'up',
          maskBuffer,
          generateMask: (mask: Buffer) => maskBuffer.copy(mask),
          readOnly: false,
        })
        const cells = frameHeader({ direction, opcode, size: length, more, compressed })
        const header = cells.reduce((sum, { width }) => sum + width, 0) / 8
        const written = [...(bytes ?? [])].map((byte) => byte.toString(2).padStart(8, '0')).join('')
        const ours = cells.map(({ bits, width }) => bits ?? '.'.repeat(width)).join('')
        const known = cells.filter(({ bits }) => bits !== null).reduce((sum, { width }) => sum + width, 0)
        expect(written.slice(0, known)).toBe(ours.slice(0, known))
        expect(header).toBe((known + (direction === 'up' ? 32 : 0)) / 8)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('the parts of frames cover them', () => {
  const close = readClose(1009, 'too much')
  expect(close.text).toBe('1009 too much')
  for (const { text, part } of [
    close,
    readClose(),
    readClose(1000),
    readPlainFrame('42["a', 'ws.fragment'),
    readPlainFrame('', 'ws.control'),
    readMessage('42["a",1]', 'down', true),
  ])
    checkTree(text, part)
})
