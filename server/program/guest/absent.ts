/** Members of the real classes that a program here can't use, and what its author is told where they are used. */

export interface Absent {
  /** What a program calls such an object. */
  called: string
  methods: readonly string[]
  /** Members that are no methods. */
  values: readonly string[]
  /** What to do in their place. */
  instead: string
}
const names = (text: string): readonly string[] => (text === '' ? [] : text.split(' '))
const entry = (called: string, methods: string, values: string, instead: string): Absent => ({
  called,
  methods: names(methods),
  values: names(values),
  instead,
})

/** By the class whose prototype has them. */
export const absent = {
  request: [
    entry(
      'req',
      'read push unshift unpipe wrap iterator asIndexedPairs compose drop filter flatMap map take every forEach reduce toArray some find',
      '',
      '본문은 req.on("data")와 req.on("end")로 받으세요.',
    ),
    entry('req', 'destroy', '', '응답을 끝내려면 res.end()를 쓰세요.'),
  ],
  response: [
    entry('res', 'destroy assignSocket detachSocket', '', '응답을 끝내려면 res.end()를 쓰세요.'),
    entry(
      'res',
      'writeContinue writeProcessing writeEarlyHints addTrailers pipe',
      '',
      '응답은 res.writeHead(), res.write(), res.end()로 보내세요.',
    ),
  ],
  app: [
    entry('app', 'init defaultConfiguration', '', 'express()가 새 앱을 준비해 줘요.'),
    entry('app', '', 'router', '경로는 app.get(), app.use() 같은 메서드로 더하세요.'),
  ],
  router: [entry('router', '', 'stack', '경로는 router.get(), router.use() 같은 메서드로 더하세요.')],
  route: [entry('route', '', 'stack', '처리 함수는 route.get(), route.all() 같은 메서드로 더하세요.')],
  adapter: [
    entry('adapter', 'persistSession restoreSession', '', 'connectionStateRecovery 옵션을 쓰세요.'),
    entry('adapter', 'broadcastWithAck', '', 'io.timeout(ms).emit()에 콜백을 넘기세요.'),
  ],
  engine: [
    entry(
      'io.engine',
      'attach handleRequest handleUpgrade onWebTransportSession upgrades',
      '',
      '서버는 new Server(server)나 io.attach(server)로 붙이세요.',
    ),
  ],
} satisfies Record<string, readonly Absent[]>

export const methodWords = ({ called, instead }: Absent, name: string): string =>
  `놀이터에서 쓸 수 없는 메서드예요: ${called}.${name}(). ${instead}`
export const valueWords = ({ called, instead }: Absent, name: string): string =>
  `놀이터에서 읽을 수 없는 값이에요: ${called}.${name}. ${instead}`
