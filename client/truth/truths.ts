/** What each end knows and what really happened: a list of causes, each told apart by evidence, never by a guess. */
import type { Evidence, Ground, ServerEvidence } from './evidence.ts'
import { failures } from './failures.ts'
import { losses } from './losses.ts'

/** Three sentences; `code` stands between backticks. */
export interface Truth {
  browser: string
  server: string
  why: string
}
/** One cause: its truth if the evidence shows it. The first that does is told. */
export type Cause = (evidence: Evidence, server: ServerEvidence) => Truth | undefined

export const unknown = '아직 아무것도 몰라요.'

export function serverStands({ port, clientsCount, stopped }: ServerEvidence): string {
  if (port !== null) return `\`${port}\`번에서 듣고 있어요. 지금 연결은 ${clientsCount}개예요.`
  return stopped === 'error' || stopped === 'limit'
    ? '프로그램이 멈춰서 듣고 있지 않아요.'
    : '듣고 있지 않아요.'
}

const outside: Cause = ({ isOutside, seen }, server) => {
  if (!isOutside) return undefined
  const browser = '밖에 있는 클라이언트라 스스로 말해 주지 않아요.'
  if (seen.kind === 'connected')
    return {
      browser,
      server: `\`${seen.namespace}\`에 소켓이 연결돼 있다고 알아요.`,
      why: '서버가 본 것만 알 수 있어요. 연결돼 있어요.',
    }
  if (seen.kind === 'disconnected')
    return {
      browser,
      server: `연결이 끊겼다고 알아요. 이유: \`${seen.reason}\``,
      why: '한쪽의 말뿐이라 진짜 이유는 알 수 없어요.',
    }
  if (seen.kind === 'refused')
    return {
      browser,
      server: `\`${seen.namespace}\`에 들이지 않았어요. 이유: \`${seen.reason}\``,
      why: '서버가 네임스페이스 연결을 거절했어요.',
    }
  return { browser, server: serverStands(server), why: '아직 소켓이 연결되지 않았어요.' }
}

const closed: Cause = ({ isClosed }, server) =>
  isClosed
    ? {
        browser: '그 페이지는 닫혀서 아무것도 몰라요.',
        server: serverStands(server),
        why: '페이지가 닫히면 연결도 끊겨요.',
      }
    : undefined

const connecting: Cause = ({ told, handshake, seen }) => {
  if (told.kind !== 'connecting') return undefined
  const browser =
    told.attempt > 0 ? `${told.attempt}번째로 다시 연결해 보고 있어요.` : '연결을 시작했다고만 알려 줬어요.'
  if (seen.kind === 'connected')
    return {
      browser,
      server: '소켓을 연결하고 id를 보냈어요.',
      why: '서버는 할 일을 했고, 브라우저의 말을 기다려요.',
    }
  if (handshake?.end.status === 'answered')
    return { browser, server: '핸드셰이크에 답했어요.', why: '네임스페이스에 연결하는 중이에요.' }
  if (handshake)
    return {
      browser,
      server: '핸드셰이크를 받았고, 아직 답하지 않았어요.',
      why: '서버의 답을 기다리는 중이에요.',
    }
  return { browser, server: '핸드셰이크를 아직 받지 못했어요.', why: '연결하는 중이에요.' }
}

const connected: Cause = ({ told, seen }, server) => {
  if (told.kind !== 'connected' || seen.kind !== 'connected') return undefined
  const { transport, afterTries } = told
  const knows = `이 소켓을 알아요. 지금 연결은 ${server.clientsCount}개예요.`
  if (afterTries > 0)
    return {
      browser: `${afterTries}번 만에 다시 연결됐어요. 소켓 id가 바뀌었어요.`,
      server: `새 소켓으로 알아요. 지금 연결은 ${server.clientsCount}개예요.`,
      why: '저절로 돌아왔지만 서버에게는 새 손님이에요.',
    }
  return transport === 'websocket'
    ? {
        browser: '연결됐어요. 전송 방식은 `websocket`이에요.',
        server: knows,
        why: '둘이 같은 것을 알아요. 웹소켓으로 이어져 있어요.',
      }
    : {
        browser: '연결됐어요. 전송 방식은 `polling`이에요.',
        server: knows,
        why: '둘이 같은 것을 알아요. 아직 폴링이에요.',
      }
}

const oneSided: Cause = ({ told, seen }, server) => {
  if (told.kind !== 'connected') return undefined
  const browser = '연결돼 있다고 알아요.'
  if (seen.kind === 'disconnected')
    return {
      browser,
      server: `끊겼다고 알아요. 이유: \`${seen.reason}\``,
      why: '서버만 끊긴 것을 알아요. 브라우저는 아직 몰라요.',
    }
  return { browser, server: serverStands(server), why: '두 쪽의 말이 맞는지 아직 알 수 없어요.' }
}

/** The browser's word comes a little later than what it tells of: nothing is said of what it knows. */
const serverFirst: Cause = ({ told, seen, handshake }) => {
  if (told.kind !== 'nothing') return undefined
  const browser = '아직 알려 준 것이 없어요.'
  if (seen.kind === 'connected')
    return {
      browser,
      server: '소켓을 연결하고 id를 보냈어요.',
      why: '서버는 할 일을 했고, 브라우저의 말을 기다려요.',
    }
  if (!handshake) return undefined
  if (handshake.end.status === 'answered')
    return {
      browser,
      server: `핸드셰이크에 답했어요. 상태: \`${handshake.end.code}\``,
      why: '핸드셰이크는 됐고, 네임스페이스 연결이 남았어요.',
    }
  return { browser, server: '핸드셰이크 요청을 받았어요.', why: '연결하는 중이에요.' }
}

const idle: Cause = (_evidence, server) => ({
  browser: unknown,
  server: serverStands(server),
  why: '아직 연결을 시작하지 않았어요.',
})

export const causes: readonly Cause[] = [
  outside,
  closed,
  ...failures,
  ...losses,
  connecting,
  connected,
  oneSided,
  serverFirst,
  idle,
]

/** Who is meant, and the truth about them. */
export function truthOf(ground: Ground, isLive: boolean): { client: string | null; truth: Truth } {
  const client = isLive ? (ground.failing ?? ground.latest) : (ground.current ?? ground.latest)
  const evidence = client === null ? undefined : ground.of(client)
  for (const cause of evidence ? causes : []) {
    const truth = evidence && cause(evidence, ground.server)
    if (truth) return { client, truth }
  }
  const { server } = ground
  const why = server.port === null ? '서버가 듣고 있지 않아요.' : '아직 아무도 연결하지 않았어요.'
  return { client, truth: { browser: unknown, server: serverStands(server), why } }
}
