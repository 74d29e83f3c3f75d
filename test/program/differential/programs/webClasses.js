// Classes of the web that Node has too: events and their targets, what is given up, pieces of data, headers.
const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)
const shown = (error) => [error?.name, error?.message, error?.code, error instanceof Error]
const tries = {
  target: () => {
    const heard = []
    const target = new EventTarget()
    const both = (event) => heard.push(['both', event.type, event.target === target, event.defaultPrevented])
    target.addEventListener('a', both)
    target.addEventListener('a', both)
    target.addEventListener('a', { handleEvent: (event) => heard.push(['object', event.type]) }, { once: true })
    target.addEventListener('a', (event) => event.preventDefault())
    target.addEventListener('b', (event) => event.stopImmediatePropagation())
    target.addEventListener('b', both)
    const sent = [target.dispatchEvent(new Event('a')), target.dispatchEvent(new Event('a', { cancelable: true }))]
    target.dispatchEvent(new Event('b'))
    target.removeEventListener('a', both)
    target.dispatchEvent(new Event('a'))
    return [heard, sent]
  },
  'a class of targets': () => {
    class Room extends EventTarget {
      say(detail) {
        return this.dispatchEvent(Object.assign(new Event('said'), { detail }))
      }
    }
    const room = new Room()
    const heard = []
    room.addEventListener('said', ({ detail, bubbles, cancelable }) => heard.push([detail, bubbles, cancelable]))
    return [room.say('hello'), heard]
  },
  'an event without a type': () => new Event(),
  abort: () => {
    const controller = new AbortController()
    const { signal } = controller
    const heard = []
    signal.onabort = (event) => heard.push(['on', event.type])
    signal.addEventListener('abort', () => heard.push(['listener', signal.aborted]))
    const before = [signal.aborted, signal.reason === undefined]
    controller.abort()
    controller.abort('again')
    return [before, heard, signal.aborted, shown(signal.reason), signal === controller.signal]
  },
  'a reason': () => {
    const controller = new AbortController()
    controller.abort('because')
    const thrown = []
    try {
      controller.signal.throwIfAborted()
    } catch (error) {
      thrown.push(error)
    }
    return [controller.signal.reason, thrown, AbortSignal.abort().aborted, shown(AbortSignal.abort().reason)]
  },
  'any of several': () => {
    const [a, b] = [new AbortController(), new AbortController()]
    const any = AbortSignal.any([a.signal, b.signal])
    b.abort('b')
    a.abort('a')
    return [any.aborted, any.reason, AbortSignal.any([a.signal]).reason]
  },
  'until it is aborted': () => {
    const controller = new AbortController()
    const target = new EventTarget()
    const heard = []
    target.addEventListener('x', () => heard.push('x'), { signal: controller.signal })
    target.dispatchEvent(new Event('x'))
    controller.abort()
    target.dispatchEvent(new Event('x'))
    return heard
  },
  'too late': async () => {
    const signal = AbortSignal.timeout(5)
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
    return [signal.aborted, shown(signal.reason)]
  },
  blob: async () => {
    const blob = new Blob(['가', Buffer.from('bc'), new Uint8Array([100]), new Blob(['e'])], { type: 'Text/Plain' })
    return [blob.size, blob.type, await blob.text(), [...new Uint8Array(await blob.arrayBuffer())], await blob.slice(3, 5).text(), await blob.slice(-2).text(), new Blob().size, String(blob)]
  },
  headers: () => {
    const headers = new Headers({ 'X-B': 'b', 'x-a': ' 1 ' })
    headers.append('x-a', 2)
    headers.append('Set-Cookie', 'a=1')
    headers.append('set-cookie', 'b=2')
    headers.set('x-c', 'c')
    headers.delete('X-C')
    return [[...headers], headers.get('X-A'), headers.get('none'), headers.has('x-b'), headers.getSetCookie(), [...headers.keys()], Object.fromEntries(new Headers([['k', 'v']])), [...new Headers(headers)].length]
  },
  'no name of a header': () => new Headers().get('a b'),
  exception: () => {
    const error = new DOMException('gone', 'AbortError')
    return [shown(error), String(error), shown(new DOMException()), Object.keys(error)]
  },
  'names of classes': () => [Event, EventTarget, AbortController, AbortSignal, Blob, Headers, DOMException].map(({ name }) => name),
}

io.on('connection', (socket) => {
  socket.on('names', (done) => done(Object.keys(tries)))
  socket.on('try', async (name, done) => {
    try {
      done((await tries[name]()) ?? null)
    } catch (error) {
      done(`${error.name}: ${error.message}`)
    }
  })
})
server.listen(4000)
