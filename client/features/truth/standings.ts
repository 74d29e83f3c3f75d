/** How things stand where nothing went wrong: before, while and after a client connects. */
import { attemptOf, type Cause, notTold, outsideWords, serverStands, statusOf, unknown } from './truth.ts'

/** What may stand in the way of a connection that is there. */
export const hindrances: readonly Cause[] = [
  {
    id: 'upgrade-blocked',
    name: '막힌 업그레이드',
    of: ({ socket: { told, seen }, evidence }) =>
      told.kind === 'connected' &&
      seen.kind === 'connected' &&
      evidence.link?.session.upgrade.is === 'blocked'
        ? {
            browser: '웹소켓이 안 열려서 `polling`으로 남았어요.',
            server: '웹소켓 요청을 받지 못했어요. 폴링이라고 알고 있어요.',
            why: '전선이 웹소켓을 막았어요. 그래도 폴링으로 다 오가요.',
          }
        : undefined,
  },
  {
    id: 'upgrade-refused',
    name: '거절된 업그레이드',
    of: ({ socket: { told }, evidence }) =>
      told.kind === 'connected' && evidence.link?.session.upgrade.is === 'refused'
        ? {
            browser: '웹소켓이 안 열려서 `polling`으로 남았어요.',
            server: '웹소켓 요청을 거절했어요. 폴링이라고 알고 있어요.',
            why: '서버가 업그레이드를 거절해서 폴링으로 남았어요.',
          }
        : undefined,
  },
  {
    id: 'silence',
    name: '조용해진 전선',
    of({ socket: { told, seen }, evidence, network }) {
      if (told.kind !== 'connected' || seen.kind !== 'connected') return undefined
      const silence = network.clients[evidence.client]?.silence ?? network.lab.silence
      if (silence === null) return undefined
      const browser = '연결돼 있다고 알고 있어요. 이상한 낌새가 없어요.'
      const server = '연결돼 있다고 알고 있어요. 이상한 낌새가 없어요.'
      if (silence === 'up')
        return { browser, server, why: '올라가는 것이 사라져요. 서버가 퐁을 못 받아야 알아채요.' }
      if (silence === 'down')
        return { browser, server, why: '내려오는 것이 사라져요. 브라우저가 핑을 못 받아야 알아요.' }
      return { browser, server, why: '오가는 것이 다 사라져요. 하트비트만이 알아챌 수 있어요.' }
    },
  },
]
export const firstStandings: readonly Cause[] = [
  {
    id: 'two-servers',
    name: 'Socket.IO 서버 둘',
    of({ socket: { told }, evidence: { link }, server: { paths } }) {
      const isThere = told.kind === 'connected' || told.kind === 'connecting'
      if (!isThere || !link?.isForeign || link.session.end || new Set(paths).size === paths.length)
        return undefined
      return {
        browser: '웹소켓이 안 열려서 `polling`으로 남았어요.',
        server: '한 서버는 이 세션을 알고, 다른 서버는 몰라요.',
        why: '`new Server()`가 둘이에요. 나중에 만든 쪽의 핸들러만 실행돼요.',
      }
    },
  },
  {
    id: 'page-closed',
    name: '닫힌 페이지',
    of: ({ evidence, server }) =>
      evidence.isClosed
        ? {
            browser: '그 페이지는 닫혀서 아무것도 몰라요.',
            server: serverStands(server),
            why: '페이지가 닫히면 연결도 끊겨요.',
          }
        : undefined,
  },
]
/** The first that the evidence shows is told. */
export const standings: readonly Cause[] = [
  {
    id: 'outside',
    name: null,
    of({ evidence, socket: { seen, namespace }, server }) {
      if (!evidence.isOutside) return undefined
      const browser = outsideWords
      if (seen.kind === 'connected')
        return {
          browser,
          server: `\`${namespace}\`에 소켓이 연결돼 있다고 알고 있어요.`,
          why: '서버가 본 것만 알 수 있어요. 연결돼 있어요.',
        }
      if (seen.kind === 'disconnected')
        return {
          browser,
          server: `연결이 끊겼다고 알고 있어요. 이유: \`${seen.reason}\``,
          why:
            seen.reason === 'ping timeout'
              ? '퐁이 제때 오지 않아서 서버가 끊었어요.'
              : '한쪽의 말뿐이라 진짜 이유는 알 수 없어요.',
        }
      return { browser, server: serverStands(server), why: '아직 소켓이 연결되지 않았어요.' }
    },
  },
  // Nothing was told yet, or only that it began: what the server knows is more.
  {
    id: 'connecting',
    name: null,
    of(scene) {
      const { told, seen } = scene.socket
      if (told.kind !== 'connecting' && told.kind !== 'nothing' && told.kind !== 'failed') return undefined
      const question = attemptOf(scene)?.question ?? scene.evidence.question
      const isUnderway = question !== null || seen.kind === 'connected'
      if (told.kind !== 'connecting' && !isUnderway) return undefined
      const browser =
        told.kind === 'failed'
          ? `${told.attempt}번째로 다시 연결해 보고 있어요.`
          : told.kind === 'connecting'
            ? '연결을 시작했다고만 알려 줬어요.'
            : notTold
      if (seen.kind === 'connected')
        return {
          browser,
          server: '소켓을 연결하고 ID를 보냈어요.',
          why: '서버는 할 일을 했고, 브라우저의 말을 기다려요.',
        }
      const status = statusOf(question)
      if (status !== null)
        return {
          browser,
          server: `핸드셰이크에 답했어요. 상태: \`${status}\``,
          why: '핸드셰이크는 됐고, 네임스페이스 연결이 남았어요.',
        }
      const server = question ? '핸드셰이크 요청을 받았어요.' : '핸드셰이크를 아직 받지 못했어요.'
      return { browser, server, why: '연결하는 중이에요.' }
    },
  },
  {
    id: 'connected',
    name: null,
    of({ socket: { told, seen }, server: { clientsCount }, evidence }) {
      if (told.kind !== 'connected' || seen.kind !== 'connected') return undefined
      const knows = `이 소켓을 알고 있어요. 지금 연결은 ${clientsCount}개예요.`
      if (told.afterTries > 0)
        return {
          browser: `${told.afterTries}번 만에 다시 연결됐어요. 소켓 ID가 바뀌었어요.`,
          server: `새 소켓이라고 알고 있어요. 지금 연결은 ${clientsCount}개예요.`,
          why: '저절로 돌아왔지만 서버에게는 새 손님이에요.',
        }
      const upgrade = evidence.link?.session.upgrade.is
      const isUpgrading = upgrade === 'asked' || upgrade === 'trial'
      if (told.transport === 'websocket')
        return {
          browser: '연결됐어요. 전송 방식은 `websocket`이에요.',
          server: knows,
          why: '둘이 똑같이 알고 있어요. 웹소켓으로 이어져 있어요.',
        }
      return {
        browser: '연결됐어요. 전송 방식은 `polling`이에요.',
        server: knows,
        why: isUpgrading
          ? '둘이 똑같이 알고 있어요. 웹소켓을 시험하는 중이에요.'
          : '둘이 똑같이 알고 있어요. 아직 폴링이에요.',
      }
    },
  },
  {
    id: 'one-sided',
    name: null,
    of({ socket: { told, seen }, server }) {
      if (told.kind !== 'connected') return undefined
      const browser = '연결돼 있다고 알고 있어요.'
      if (seen.kind === 'disconnected')
        return {
          browser,
          server: `끊겼다고 알고 있어요. 이유: \`${seen.reason}\``,
          why: '서버만 끊긴 것을 알아요. 브라우저는 아직 몰라요.',
        }
      return { browser, server: serverStands(server), why: '두 쪽의 말이 맞는지 아직 알 수 없어요.' }
    },
  },
  {
    id: 'idle',
    name: null,
    of: ({ server }) => ({
      browser: unknown,
      server: serverStands(server),
      why: '아직 연결을 시작하지 않았어요.',
    }),
  },
]
