/** One TCP connection that HTTP requests are sent on, byte by byte, and their answers read from. */
import { connect } from 'node:net'
import { createGather } from './gather.js'

/** `seen` is given all bytes that come. The connection is opened when it is needed, and again when it has ended. */
export function createHttpLine(port, seen) {
  let socket
  let waiting
  let gather = createGather()

  function open() {
    const mine = connect(port, '127.0.0.1')
    socket = mine
    gather = createGather()
    mine.setNoDelay(true)
    mine.on('data', (bytes) => {
      seen(bytes)
      if (socket !== mine) return
      gather.push(bytes)
      read()
    })
    mine.on('error', () => {})
    mine.on('close', () => {
      if (socket !== mine) return
      socket = undefined
      // An answer without a length ends with its connection.
      if (waiting?.head) waiting.answers.push(waiting.head)
      finish('closed')
    })
  }
  function finish(how) {
    const { resolve, answers, timer } = waiting ?? {}
    waiting = undefined
    clearTimeout(timer)
    resolve?.({ answers, how })
  }
  function read() {
    while (waiting && step());
  }
  /** Reads one part of an answer; false when more has to come. */
  function step() {
    if (!waiting.head) {
      const text = gather.takeTo('\r\n\r\n')?.toString('latin1')
      if (text === undefined) return false
      const status = Number(text.slice(9, 12))
      if (status < 200) return status !== 101
      const length = /^content-length: *(\d+)/im.exec(text)?.[1]
      const chunked = /^transfer-encoding: *chunked/im.test(text)
      const bare = status === 204 || status === 304 || waiting.heads[waiting.answers.length]
      waiting.head = { status, headers: text, body: '' }
      waiting.left = bare
        ? 0
        : chunked
          ? 'chunks'
          : length === undefined
            ? Number.POSITIVE_INFINITY
            : Number(length)
    }
    if (waiting.left === 'chunks') {
      const size = gather.takeTo('\r\n')
      if (!size) return false
      waiting.chunk = Number.parseInt(size.toString('latin1'), 16) || 0
      waiting.left = 'chunk'
    }
    if (waiting.left === 'chunk') {
      const bytes = gather.take(waiting.chunk + 2)
      if (!bytes) return false
      waiting.head.body += bytes.toString('utf8', 0, waiting.chunk)
      waiting.left = waiting.chunk === 0 ? 0 : 'chunks'
      if (waiting.left === 'chunks') return true
      bytes.fill(0, 0, 0)
    } else if (waiting.left > 0) {
      const bytes = gather.take(waiting.left)
      if (!bytes) return false
      waiting.head.body = bytes.toString()
    }
    const { head } = waiting
    waiting.answers.push(head)
    waiting.head = undefined
    if (waiting.answers.length === waiting.heads.length) {
      if (/^connection: *close/im.test(head.headers)) drop()
      finish('answered')
    }
    return true
  }
  function drop() {
    socket?.destroy()
    socket = undefined
  }

  return {
    /** Sends and reads the answers: `heads` says, for each, whether it has no body. `how`: answered, closed or late. */
    ask(bytes, { heads = [false], withinMs = 3_000 } = {}) {
      if (!socket || socket.destroyed) open()
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          drop()
          finish('late')
        }, withinMs)
        waiting = { answers: [], head: undefined, heads, resolve, timer }
        socket.write(bytes)
      })
    },
    /** Sends what is no whole request, and goes. */
    async breakOff(bytes, afterMs) {
      if (!socket || socket.destroyed) open()
      const mine = socket
      mine.write(bytes)
      await new Promise((resolve) => setTimeout(resolve, afterMs))
      mine.destroy()
      if (socket === mine) socket = undefined
    },
    close: drop,
  }
}
