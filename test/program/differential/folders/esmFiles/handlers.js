import { upper } from './lib/names.mjs'

export let count = 0
export const greeting = upper('hi')
export default function register(io) {
  io.on('connection', (socket) => {
    count += 1
    socket.on('count', (done) => done(count))
  })
}
