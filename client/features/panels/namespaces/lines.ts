/** The lines that join and leave a namespace in a client's page, and those that the server's console runs. */
import type { FrameState } from '../../../lab/clients/clients.ts'
import { readSetting } from '../../../lab/code/settings.ts'
import { socketsIn } from '../../../lab/code/sockets.ts'

type Page = Extract<FrameState, { status: 'ready' }>

export interface ClientLine {
  does: 'join' | 'leave'
  code: string
}

/** Words that no variable may be called. */
const reserved =
  /^(?:await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/
const isTaken = (name: string): boolean => reserved.test(name) || name in globalThis

/** `/room-1` → `room1`: a variable that neither the page nor its code has yet. */
export function variableFor(namespace: string, code: string): string {
  const words = namespace.split(/[^\p{ID_Continue}]+/u).filter(Boolean)
  const joined = words.map((word, i) => (i === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join('')
  const base = /^[\p{ID_Start}_]/u.test(joined) ? joined : `space${joined}`
  const isFree = (name: string) =>
    !isTaken(name) && !new RegExp(`(?<![\\p{ID_Continue}$])${name}(?![\\p{ID_Continue}$])`, 'u').test(code)
  if (isFree(base)) return base
  for (let n = 1; ; n += 1) {
    const name = `${base}Socket${n === 1 ? '' : n}`
    if (isFree(name)) return name
  }
}

const defaultServer = 'http://localhost:4000'

/** What this client does next about a namespace. `null`: its code has no socket from which to go on. */
export function clientLine(
  namespace: string,
  { ran, sockets }: Pick<Page, 'sockets'> & { ran: string },
  names: ReadonlyMap<string, string> | undefined,
): ClientLine | null {
  const all = sockets.filter((socket) => socket.namespace === namespace)
  const own = all.find(({ status }) => status !== 'off') ?? all.at(-1)
  if (!own) return { does: 'join', code: firstJoin(namespace, ran) }
  const does = own.status === 'off' ? 'join' : 'leave'
  const name = names?.get(namespace)
  if (name !== undefined) return { does, code: `${name}.${does === 'join' ? 'connect' : 'disconnect'}()` }
  const other = [...(names?.values() ?? [])][0]
  if (other === undefined) return null
  // The manager's own socket() connects one that is not.
  const socket = `${other}.io.socket(${JSON.stringify(namespace)})`
  return { does, code: does === 'join' ? socket : `${socket}.disconnect()` }
}

/** Only with the same server and `path` is it the same connection. */
function firstJoin(namespace: string, ran: string): string {
  const server = socketsIn(ran).find((made) => made.server !== null)?.server ?? defaultServer
  const path = readSetting(ran, 'client', ['path'])
  const options = path.is === 'set' ? `, { path: ${path.code} }` : ''
  return `var ${variableFor(namespace, ran)} = io(${JSON.stringify(server + namespace)}${options})`
}

/** A namespace as a client can ask for it, or what is wrong with it. */
export function readNamespace(typed: string): { name: string; problem: string | null } {
  const text = typed.trim()
  const name = text.startsWith('/') ? text : `/${text}`
  if (/[,?#\s"\\]/.test(name))
    return { name, problem: '이름에 쉼표, 물음표, #, 따옴표, 빈칸은 쓸 수 없어요.' }
  return { name, problem: name.length > 60 ? '이름은 60자까지 쓸 수 있어요.' : null }
}

/** The seed's example of what namespaces are for: 뉴스 and 스포츠, apart from each other. */
export const seedSpaces = (io: string): string =>
  [
    "// '뉴스', '스포츠' 네임스페이스로 통신을 분리",
    `${io}.of("/news").on('connection', (socket) => {`,
    "  console.log('뉴스에 유저가 연결되었습니다.', socket.id);",
    '});',
    `${io}.of("/sports").on('connection', (socket) => {`,
    "  console.log('스포츠에 유저가 연결되었습니다.', socket.id);",
    '});',
  ].join('\n')

export const patternLine = (io: string): string => `${io}.of(/^\\/room-\\d+$/)`
