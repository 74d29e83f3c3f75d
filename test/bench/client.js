/** A WebSocket client that speaks just enough of both protocols to join `/`, and then counts what it receives. */
import WebSocket from 'ws'

export function openClient(port, base) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${base}/socket.io/?EIO=4&transport=websocket`)
    let left = 0
    let done = () => {}
    const client = {
      emit: (...event) => socket.send(`42${JSON.stringify(event)}`),
      /** Resolves when so many more events have come. */
      take: (count) =>
        new Promise((finish) => {
          left = count
          done = finish
        }),
      close: () => socket.terminate(),
    }
    socket.on('error', reject)
    socket.on('message', (data) => {
      const packet = data.toString()
      if (packet.startsWith('42')) {
        left -= 1
        if (left === 0) done()
      } else if (packet.startsWith('40')) resolve(client)
      else if (packet.startsWith('0')) socket.send('40')
      else if (packet === '2') socket.send('3')
    })
  })
}
