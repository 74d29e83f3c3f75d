/** One WebSocket whose frames are written byte by byte; what comes is read as far as it must be. */
import { connect } from 'node:net'
import { createGather } from './gather.js'
import { frame, textFrame } from './inputs/frames.js'

const readMark = Buffer.from('read')
const head = (path, host) =>
  `GET ${path} HTTP/1.1\r\nhost: ${host}\r\norigin: http://${host}\r\nconnection: Upgrade\r\nupgrade: websocket\r\n` +
  'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n\r\n'

/** Resolves when it is open, has said `hello` and was answered (what is sent before would end it), or after
 *  `withinMs`; with `undefined` when it is refused. */
export function openSocket(port, path, { seen, text = () => {}, hello = textFrame('40'), withinMs = 2_000 }) {
  const socket = connect(port, '127.0.0.1')
  const gather = createGather()
  let open = false
  let heard = () => {}
  socket.setNoDelay(true)
  socket.on('error', () => {})

  return new Promise((resolve) => {
    const gone = new Promise((ended) => socket.once('close', ended))
    const line = {
      gone,
      write: (bytes) => socket.write(bytes),
      /** Resolves when all that was written has been read: the other side answers a ping, or ends; `false`: it did neither. */
      read(withinMs) {
        socket.write(frame({ opcode: 9, payload: readMark }))
        return new Promise((done) => {
          const late = setTimeout(() => end(false), withinMs)
          const end = (read) => {
            clearTimeout(late)
            socket.off('close', heard)
            done(read)
          }
          heard = () => end(true)
          socket.once('close', heard)
        })
      },
      get open() {
        return open && !socket.destroyed && !socket.readableEnded
      },
      close: () => socket.destroy(),
    }
    const welcome = () => {
      clearTimeout(late)
      resolve(open ? line : undefined)
    }
    const late = setTimeout(() => {
      if (!open) socket.destroy()
      welcome()
    }, withinMs)
    socket.once('close', () => {
      clearTimeout(late)
      resolve(undefined)
    })
    socket.on('end', () => socket.destroy())
    socket.on('data', (bytes) => {
      seen(bytes)
      gather.push(bytes)
      if (!open) {
        const answer = gather.takeTo('\r\n\r\n')?.toString('latin1')
        if (answer === undefined) return
        if (!answer.startsWith('HTTP/1.1 101')) return void socket.destroy()
        open = true
        socket.write(hello)
      }
      for (let came = takeFrame(gather); came; came = takeFrame(gather)) {
        if (came.opcode === 8) socket.destroy()
        if (came.opcode === 10 && came.payload.equals(readMark)) heard()
        if (came.opcode === 2) welcome()
        if (came.opcode !== 1) continue
        const said = came.payload.toString()
        if (said.startsWith('4')) welcome()
        if (said === '2') socket.write(textFrame('3'))
        else text(said)
      }
    })
    socket.write(head(path, `127.0.0.1:${port}`))
  })
}

/** A server's frame: whole, or not there yet. */
function takeFrame(gather) {
  const start = gather.peek(2)
  if (!start) return undefined
  const short = start[1] & 0x7f
  const size = short === 127 ? 10 : short === 126 ? 4 : 2
  const first = gather.peek(size)
  if (!first) return undefined
  const length = size === 10 ? Number(first.readBigUInt64BE(2)) : size === 4 ? first.readUInt16BE(2) : short
  if (gather.size < size + length) return undefined
  const bytes = gather.take(size + length)
  return { opcode: bytes[0] & 0x0f, payload: bytes.subarray(size) }
}
