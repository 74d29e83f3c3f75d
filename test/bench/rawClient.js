/** A WebSocket client so cheap that the server is what is measured: it counts bytes and decodes nothing. */
import { connect } from 'node:net'

function masked(text) {
  const payload = Buffer.from(text)
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload])
}

export function openClient(port, base) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let received = 0
    let wanted = Number.POSITIVE_INFINITY
    let joined = false
    let done = () => {}
    socket.setNoDelay(true)
    socket.on('error', reject)
    socket.on('connect', () => {
      socket.write(
        `GET ${base}/socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      )
    })
    let text = ''
    let asked = false
    socket.on('data', (bytes) => {
      if (joined) {
        received += bytes.length
        if (received >= wanted) done()
        return
      }
      text += bytes.toString('latin1')
      if (!asked && text.includes('0{"sid"')) {
        asked = true
        socket.write(masked('40'))
      }
      if (text.includes('40{"sid"')) {
        joined = true
        resolve({
          emit: (packet) => socket.write(masked(packet)),
          /** Resolves when `bytes` more have come. */
          take: (bytes) =>
            new Promise((finish) => {
              received = 0
              wanted = bytes
              done = finish
            }),
          close: () => socket.destroy(),
        })
      }
    })
  })
}
