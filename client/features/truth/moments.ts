/** What one packet means to both ends, in its own words: nothing went wrong here. */
import type { Json } from '#shared/trace.ts'
import type { Crossing } from '../../pictures/flow/types.ts'
import { bothWays, type Cause, isUp, outsideWords, type Scene, type Truth } from './truth.ts'

type Role = Crossing['role']
const moment = (
  id: string,
  name: string | null,
  roles: readonly Role[],
  of: (crossing: Crossing, scene: Scene) => Truth | undefined,
): Cause => ({
  id,
  name,
  of(scene) {
    const { crossing } = scene
    if (!crossing || !roles.includes(crossing.role)) return undefined
    if (scene.fate !== null && scene.fate !== 'arrived') return undefined
    const truth = of(crossing, scene)
    return truth && scene.evidence.isOutside ? { ...truth, browser: outsideWords } : truth
  },
})
const seconds = (ms: Json | undefined, usual: number): string =>
  String((typeof ms === 'number' ? ms : usual) / 1000)
const nameIn = (crossing: Crossing): string => {
  const data = crossing.via === 'wire' ? crossing.socket?.data : undefined
  const [name] = Array.isArray(data) ? (data as readonly unknown[]) : []
  return String(name ?? '').slice(0, 16)
}
/** A moment of which the same is said each time. */
const said = (id: string, roles: readonly Role[], truth: Truth): Cause => moment(id, null, roles, () => truth)

const joining: readonly Cause[] = [
  said('preflight', ['preflight'], {
    browser: '진짜 요청에 앞서 사전 요청을 보냈어요.',
    server: '사전 요청을 받았어요.',
    why: '다른 출처에 없던 헤더를 보내려고 먼저 허락을 물어요.',
  }),
  said('preflight-answered', ['preflight-answer'], {
    browser: '허락을 받았어요. 이제 진짜 요청을 보내요.',
    server: '사전 요청에 답했어요. 연결은 아직 없어요.',
    why: '사전 요청은 묻기만 해요. 진짜 요청이 뒤따라요.',
  }),
  said('handshake-asked', ['handshake-request'], {
    browser: '연결 요청을 보내고 답을 기다려요.',
    server: '핸드셰이크 요청을 받았어요.',
    why: '핸드셰이크예요. 세션 ID를 달라는 첫 요청이에요.',
  }),
  said('handshake-answered', ['open'], {
    browser: '세션 ID와 하트비트 시간을 받았어요.',
    server: '연결을 만들고 세션 ID를 보냈어요.',
    why: '핸드셰이크가 끝났어요. 다음은 네임스페이스예요.',
  }),
  moment('namespace-asked', null, ['namespace-request'], (_, { socket: { namespace } }) => ({
    browser: `\`${namespace}\` 네임스페이스에 연결을 청했어요.`,
    server: `\`${namespace}\` 연결 요청을 받았어요.`,
    why: '미들웨어가 있으면 지금 물어봐요. 답은 아직이에요.',
  })),
  moment('namespace-answered', null, ['namespace-answer'], (_, { socket: { namespace } }) => ({
    browser: `\`${namespace}\` 소켓 ID를 받아요. 이제 \`connect\`예요.`,
    server: `\`${namespace}\` 소켓을 만들고 ID를 보냈어요.`,
    why: '네임스페이스에 연결됐어요. 이제 이벤트가 오가요.',
  })),
]

const probing = '아직 `polling`으로 말하며 웹소켓을 시험해요.'
const probed = '아직 폴링이에요. 웹소켓을 시험하는 중이에요.'
const upgrading: readonly Cause[] = [
  said('upgrade-asked', ['upgrade-request'], {
    browser: probing,
    server: probed,
    why: '같은 세션을 웹소켓으로 옮기려고 해요.',
  }),
  moment('upgrade-opened', null, ['upgrade-answer'], (crossing) =>
    crossing.via === 'wire' && crossing.unit.kind === 'response' && crossing.unit.exchange?.sid === null
      ? {
          browser: '웹소켓이 열렸어요. 세션 ID를 기다려요.',
          server: '웹소켓을 열었어요. 이제 세션을 만들어요.',
          why: '폴링 없이 처음부터 웹소켓으로 연결해요.',
        }
      : { browser: probing, server: probed, why: '웹소켓이 열렸어요. 쓸 수 있는지 시험할 차례예요.' },
  ),
  said('probe-ping', ['probe-ping'], {
    browser: probing,
    server: probed,
    why: '`2probe`로 웹소켓이 통하는지 물어요.',
  }),
  said('probe-pong', ['probe-pong'], {
    browser: probing,
    server: probed,
    why: '`3probe`가 왔어요. 웹소켓이 통해요.',
  }),
  said('polling-ends', ['noop'], {
    browser: probing,
    server: probed,
    why: '`6`으로 기다리던 폴링을 끝내요. 옮길 준비예요.',
  }),
  said('upgraded', ['upgrade'], {
    browser: '이제 `websocket`으로만 말해요.',
    server: '옮겨 온 것을 알아요. 폴링은 끝났어요.',
    why: '업그레이드가 끝났어요. 세션은 그대로예요.',
  }),
]

const carrying: readonly Cause[] = [
  said('poll', ['poll'], {
    browser: '새 소식이 있는지 묻고 기다려요.',
    server: '보낼 것이 생길 때까지 답을 미뤄요.',
    why: '롱 폴링이에요. 답이 오면 곧 다시 물어요.',
  }),
  said('post-answered', ['post-ok', 'post'], {
    browser: '보낸 것이 닿았다고 알고 있어요.',
    server: '받았다고 `ok`로 답했어요.',
    why: '폴링에서는 보내기도 요청 하나예요.',
  }),
  moment('ping', null, ['ping'], (_, { server: { options } }) => ({
    browser: '핑을 받으면 곧바로 퐁으로 답해요.',
    server: `핑을 보냈어요. 퐁을 ${seconds(options['pingTimeout'], 20_000)}초까지 기다려요.`,
    why: '하트비트예요. 서버가 살아 있는지 물었어요.',
  })),
  moment('pong', null, ['pong'], (_, { server: { options } }) => ({
    browser: '퐁으로 답했어요. 다음 핑을 기다려요.',
    server: `퐁을 받았어요. ${seconds(options['pingInterval'], 25_000)}초 뒤에 다시 물어요.`,
    why: '둘 다 연결이 살아 있다고 알고 있어요.',
  })),
]

/** How often an event was handled that came once, and by which line. */
const timesOf = ({ cause, raw }: Crossing): string =>
  cause === null
    ? `핸들러가 ${raw}개라 ${raw}번 처리했어요.`
    : `\`${cause.file}:${cause.line}\`의 핸들러가 ${raw}개라 ${raw}번 처리했어요.`

const speaking: readonly Cause[] = [
  moment('unheard-event', '핸들러가 없는 이벤트', ['unheard'], ({ raw }) => ({
    browser: `\`${raw.slice(0, 16)}\` 이벤트를 보냈어요. 그 뒤는 몰라요.`,
    server: `\`${raw.slice(0, 16)}\` 이벤트를 받았지만 기다리는 핸들러가 없어요.`,
    why: '기다리는 핸들러가 없는 이벤트예요. 오류도 나지 않아요.',
  })),
  moment('nobody-else', '보낸 소켓만 있는 브로드캐스트', ['nobody'], ({ raw, event }) =>
    event.kind === 'broadcast' && event.leftOut !== undefined
      ? {
          browser: '받은 것이 없어요. 보낸 줄도 몰라요.',
          server: `\`${raw.slice(0, 16)}\`: 소켓 ${event.leftOut}개를 빼니 받을 소켓이 0개예요.`,
          why: '`socket.to`와 `broadcast`는 보낸 소켓을 빼요. 남은 소켓이 없어요.',
        }
      : undefined,
  ),
  moment('nobody', '받을 사람 없는 브로드캐스트', ['nobody'], ({ raw }) => ({
    browser: '받은 것이 없어요. 보낸 줄도 몰라요.',
    server: `\`${raw.slice(0, 16)}\` 이벤트를 보냈지만 받을 소켓이 0개예요.`,
    why: '룸이나 네임스페이스에 아무도 없어요.',
  })),
  moment('server-doubled', '겹친 서버 핸들러', ['heard-again'], (crossing) => {
    const { event } = crossing
    return event.kind === 'program.handler'
      ? {
          browser:
            event.event === 'connection'
              ? '한 번 연결했어요.'
              : `\`${event.event.slice(0, 16)}\` 이벤트를 한 번 보냈어요.`,
          server: timesOf(crossing),
          why: '같은 핸들러가 여러 번 등록됐어요. 한 번만 등록하세요.',
        }
      : undefined
  }),
  moment('client-doubled', '겹친 클라이언트 핸들러', ['heard-again'], (crossing) => {
    const { event } = crossing
    return event.kind === 'client.receive'
      ? {
          browser: timesOf(crossing),
          server: `\`${event.event.slice(0, 16)}\` 이벤트를 패킷 하나로 보냈어요.`,
          why: '같은 핸들러가 여러 번 등록됐어요. `off`로 먼저 빼세요.',
        }
      : undefined
  }),
  moment(
    'event-stuck',
    '미들웨어에 멈춘 이벤트',
    ['event', 'event-asking'],
    (crossing, { socket: { stuck } }) =>
      isUp(crossing) && stuck
        ? {
            browser: `\`${nameIn(crossing)}\` 이벤트를 보냈어요. 그 뒤는 몰라요.`,
            server:
              stuck.line === null
                ? '미들웨어까지 왔어요.'
                : `\`server.js:${stuck.line}\` 미들웨어까지 왔어요.`,
            why: '`socket.use`의 미들웨어가 아직 `next()`를 부르지 않았어요.',
          }
        : undefined,
  ),
  moment('event-late', '늦게 간 이벤트', ['event', 'event-asking'], (crossing) => {
    if (crossing.via !== 'wire' || crossing.late === undefined) return undefined
    const name = nameIn(crossing)
    return {
      browser: `\`${name}\` 이벤트를 이제 보냈어요. \`emit\`은 먼저 불렀어요.`,
      server: `\`${name}\` 이벤트를 받았어요. 언제 불렀는지는 몰라요.`,
      why:
        crossing.late === 'away'
          ? '끊긴 동안 부른 `emit`은 쌓였다가 다시 연결되면 가요.'
          : '연결되기 전에 부른 `emit`은 쌓였다가 연결되면 가요.',
    }
  }),
  moment('ack-awaited', null, ['event-asking'], (crossing) => {
    const name = nameIn(crossing)
    return bothWays(crossing, {
      sender: `\`${name}\` 이벤트를 보내고 확인 응답을 기다려요.`,
      receiver: `\`${name}\` 이벤트를 받았어요. 답은 코드가 정해요.`,
      why: '핸들러가 받은 함수를 불러야 답이 가요.',
    })
  }),
  moment('event-up', null, ['event'], (crossing) =>
    isUp(crossing)
      ? {
          browser: `\`${nameIn(crossing)}\` 이벤트를 보냈어요. 닿았는지는 몰라요.`,
          server: `\`${nameIn(crossing)}\` 이벤트를 받았어요.`,
          why: '이벤트가 서버에 닿았어요. 답은 없어도 돼요.',
        }
      : undefined,
  ),
  moment('event-down', null, ['event'], (crossing) => ({
    browser: `\`${nameIn(crossing)}\` 이벤트를 받았어요.`,
    server: `\`${nameIn(crossing)}\` 이벤트를 보냈어요. 닿았는지는 몰라요.`,
    why: '서버가 보낸 이벤트가 브라우저에 닿았어요.',
  })),
  moment('ack', null, ['ack'], (crossing) =>
    bothWays(crossing, {
      sender: '확인 응답을 보냈어요.',
      receiver: '확인 응답을 받았어요. 닿은 것을 알아요.',
      why: '물어본 이벤트에 답이 왔어요. 둘 다 알아요.',
    }),
  ),
  moment('attachment', null, ['attachment'], (crossing) =>
    bothWays(crossing, {
      sender: '바이트를 따로 보냈어요.',
      receiver: '바이트를 받아 제자리에 끼워요.',
      why: '앞 패킷의 자리표에 들어갈 바이트예요.',
    }),
  ),
  moment('leave', null, ['leave'], (crossing, { socket: { namespace } }) =>
    isUp(crossing)
      ? {
          browser: `\`${namespace}\` 네임스페이스를 떠나요.`,
          server: `\`${namespace}\` 소켓이 떠난다는 말을 받았어요.`,
          why: '클라이언트가 끊자고 했어요. 돌아오지 않아요.',
        }
      : {
          browser: `\`${namespace}\` 연결을 서버가 끊는다는 말을 받아요.`,
          server: `\`${namespace}\` 소켓을 내보내요.`,
          why: '서버가 끊자고 했어요. 저절로 돌아오지 않아요.',
        },
  ),
]

/** The first that the evidence shows is told. */
export const momentCauses: readonly Cause[] = [...joining, ...upgrading, ...carrying, ...speaking]
