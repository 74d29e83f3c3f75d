/** One WebSocket frame as the conditions on the wire see it. */
import { Refusal } from '#shared/problem.ts'
import { costOf, type Loss, type Unit } from './flow.ts'
import { composeFrame, type Frame } from './frames.ts'
import type { Line } from './line.ts'
import { typesOfFrame } from './packetTypes.ts'

export function frameUnit({
  frame,
  seq,
  line,
  whole,
  send,
  lost,
  edited,
}: {
  frame: Frame
  seq: number
  line: Line
  /** All of its bytes are here. */
  whole: boolean
  send: (frame: Frame) => void
  lost: (why: Loss) => void
  edited: (data: string) => void
}): Unit {
  let current = frame
  return {
    seq,
    line,
    carrier: 'frame',
    packets: costOf(1, frame.size),
    // Of one that is not gathered, its size is only what it announces.
    bytes: frame.chunks.reduce((sum, chunk) => sum + chunk.length, 0),
    types: () => typesOfFrame(current),
    last: frame.opcode === 8,
    forward: () => send(current),
    lost,
    edit(data) {
      const { opcode, rsv1, fin, mask } = current
      if (opcode === 2) throw new Refusal('바이트로 된 프레임은 글자로 고칠 수 없어요.')
      if (opcode !== 1) throw new Refusal('WebSocket이 스스로 주고받는 프레임은 고칠 수 없어요.')
      if (rsv1) throw new Refusal('압축된 프레임은 고칠 수 없어요.')
      if (!fin || !whole) throw new Refusal('나누어 보낸 프레임은 고칠 수 없어요.')
      current = composeFrame(opcode, Buffer.from(data), mask !== undefined)
      edited(data)
    },
  }
}
