/** What waits on the wire, or never got through it: neither end can know. */

import { delayOf, type Fate } from '#shared/model/units.ts'
import type { WireCrossing } from '../../pictures/flow/types.ts'
import { leftOf, type Timer, timersAt } from '../../pictures/timers.ts'
import { bothWays, type Cause, isUp, type Scene, type Truth } from './truth.ts'

const wireCrossing = ({ crossing }: Scene): WireCrossing | undefined =>
  crossing?.via === 'wire' ? crossing : undefined
const eventName = ({ socket }: WireCrossing): string | undefined => {
  const [name] = Array.isArray(socket?.data) ? (socket.data as readonly unknown[]) : []
  return typeof name === 'string' ? name.slice(0, 12) : undefined
}

/** Beyond so many milliseconds nobody counts: the run is a patient one. */
const long = 90_000
const inSeconds = (ms: number) => (ms / 1_000).toFixed(1)

/** Who waits for a heartbeat, and how long still. */
function wait(
  { timers, at, crossing }: Scene,
  waits: Timer['waits'],
): { since: number; left: number } | null {
  const timer = timersAt(timers, at).find(
    (one) => one.kind === 'pingTimeout' && one.waits === waits && one.connection === crossing?.connection,
  )
  return timer ? { since: at - timer.from, left: leftOf(timer, at) } : null
}
function serverWaits(scene: Scene): string {
  const known = wait(scene, 'server')
  if (!known) return '핑을 보내고 답이 없어요. 제때 안 오면 끊어요.'
  if (known.left > long) return '핑을 보내고 답이 없어요. 오래 기다려 줘요.'
  return `핑을 보내고 ${inSeconds(known.since)}초째 답이 없어요. ${inSeconds(known.left)}초만 더 기다려요.`
}
function browserWaits(scene: Scene): string {
  const known = wait(scene, 'client')
  if (!known) return '핑을 기다려요. 제때 안 오면 끊어요.'
  if (known.left > long) return '핑을 기다려요. 오래 기다려 줘요.'
  return `핑을 기다려요. ${inSeconds(known.left)}초 안에 안 오면 끊어요.`
}

/** A cause of a packet that is held; which words, its role decides. */
const held = (
  id: string,
  name: string,
  fits: (crossing: WireCrossing) => boolean,
  words: (crossing: WireCrossing, scene: Scene) => Truth,
): Cause => ({
  id,
  name,
  of(scene) {
    const crossing = wireCrossing(scene)
    if (!crossing || scene.fate !== 'held' || !fits(crossing)) return undefined
    return words(crossing, scene)
  },
})

const isDown = (crossing: WireCrossing) => !isUp(crossing)
const roleIn =
  (...roles: readonly WireCrossing['role'][]) =>
  ({ role }: WireCrossing) =>
    roles.includes(role)

const heldCauses: readonly Cause[] = [
  held('pong-held', '붙잡힌 퐁', roleIn('pong'), (_, scene) => ({
    browser: '핑을 받고 퐁도 보냈어요. 연결이 멀쩡하다고 믿어요.',
    server: serverWaits(scene),
    why: '퐁 `3`이 전선에 붙잡혀 있어요. 두면 `ping timeout`이 돼요.',
  })),
  held('ping-held', '붙잡힌 핑', roleIn('ping'), (_, scene) => ({
    browser: browserWaits(scene),
    server: '핑을 보냈다고 알고 있어요. 퐁을 기다려요.',
    why: '핑 `2`가 전선에 붙잡혀 있어요. 두면 `ping timeout`이 돼요.',
  })),
  held('handshake-held', '붙잡힌 핸드셰이크', roleIn('handshake-request', 'preflight'), () => ({
    browser: '요청을 보내고 답을 기다려요.',
    server: '아직 아무 요청도 받지 못했어요.',
    why: '요청이 전선에 붙잡혀 있어요. 보내면 서버에 닿아요.',
  })),
  held('open-held', '붙잡힌 핸드셰이크의 답', roleIn('open', 'refusal'), (_, { server }) => ({
    browser: '요청을 보내고 답을 기다려요.',
    server: `답했다고 알고 있어요. 지금 연결은 ${server.clientsCount}개예요.`,
    why: '답이 전선에 붙잡혀 있어요. 보내면 브라우저에 닿아요.',
  })),
  held(
    'upgrade-held',
    '붙잡힌 업그레이드',
    ({ role }) => /^(upgrade|probe)/.test(role),
    (crossing) => ({
      browser: isUp(crossing)
        ? '보내고 답을 기다려요. 아직 `polling`이에요.'
        : '답을 기다려요. 아직 `polling`이에요.',
      server: isUp(crossing)
        ? '다음 것이 오지 않았어요. 아직 폴링이에요.'
        : '보냈다고 알고 있어요. 아직 폴링이에요.',
      why: '업그레이드가 전선에 붙잡혀 있어요. 그동안은 폴링이에요.',
    }),
  ),
  held('packet-held-up', '올라가다 붙잡힌 것', isUp, () => ({
    browser: '보냈다고 알고 있어요. 붙잡힌 것은 몰라요.',
    server: '아직 받지 못했어요. 온다는 것도 몰라요.',
    why: '전선에 붙잡혀 있어요. 보내면 서버에 닿아요.',
  })),
  held('packet-held-down', '내려오다 붙잡힌 것', isDown, () => ({
    browser: '아직 받지 못했어요. 온다는 것도 몰라요.',
    server: '보냈다고 알고 있어요. 붙잡힌 것은 몰라요.',
    why: '전선에 붙잡혀 있어요. 보내면 브라우저에 닿아요.',
  })),
]

/** A packet that is gone: the sender believes that it went. */
const gone = (
  id: string,
  name: string,
  fate: Fate,
  why: (crossing: WireCrossing) => string | undefined,
): Cause => ({
  id,
  name,
  of(scene) {
    const crossing = wireCrossing(scene)
    const said = crossing && scene.fate === fate ? why(crossing) : undefined
    if (!crossing || said === undefined) return undefined
    const event = eventName(crossing)
    return bothWays(crossing, {
      sender: event ? `\`${event}\` 이벤트를 보냈다고 알고 있어요.` : '보냈다고 알고 있어요.',
      receiver: event ? `\`${event}\` 이벤트가 있었다는 것도 몰라요.` : '오던 것이 있었다는 것도 몰라요.',
      why: said,
    })
  },
})
const isEvent = ({ role }: WireCrossing) => role === 'event' || role === 'event-asking'
const goneCauses: readonly Cause[] = [
  gone('event-dropped', '버려진 이벤트', 'dropped', (crossing) =>
    isEvent(crossing) ? '전선에서 버려졌어요. 이벤트는 저절로 다시 가지 않아요.' : undefined,
  ),
  gone('packet-dropped', '버려진 패킷', 'dropped', ({ role }) =>
    role === 'pong' || role === 'ping'
      ? '하트비트가 버려졌어요. 두면 `ping timeout`이 돼요.'
      : '전선에서 버려졌어요. 저절로 다시 가지 않아요.',
  ),
  gone('vanished', '사라진 패킷', 'vanished', () => '조용한 전선에서 사라졌어요. 두 쪽 다 아직 몰라요.'),
  gone(
    'request-blocked',
    '막힌 웹소켓 요청',
    'blocked',
    () => '전선이 웹소켓을 막았어요. 폴링은 그대로 오가요.',
  ),
  gone('held-closed', '붙잡힌 채 끊김', 'closed', () => '붙잡힌 동안 연결이 끊겨서 갈 곳이 없어졌어요.'),
]

/** Why it comes later. The close of a WebSocket overtakes nothing that was sent before it. */
function whyLate(crossing: WireCrossing, ms: number | null): string {
  if (ms === null)
    return isUp(crossing)
      ? '먼저 보낸 패킷이 전선에 있어서, 그 뒤에 서버에 닿아요.'
      : '먼저 보낸 패킷이 전선에 있어서, 그 뒤에 브라우저에 닿아요.'
  return isUp(crossing)
    ? `전선이 느려요. \`${Math.round(ms)}\` ms 뒤에 서버에 닿아요.`
    : `전선이 느려요. \`${Math.round(ms)}\` ms 뒤에 브라우저에 닿아요.`
}
const delayed: Cause = {
  id: 'delayed',
  name: '늦어지는 패킷',
  of(scene) {
    const crossing = wireCrossing(scene)
    if (!crossing || scene.fate !== 'delayed') return undefined
    const ms = delayOf(crossing.unit)
    return bothWays(crossing, {
      sender: ms === null ? '보냈다고 알고 있어요.' : '보냈다고 알고 있어요. 늦는 줄은 몰라요.',
      receiver: '아직 받지 못했어요. 온다는 것도 몰라요.',
      why: whyLate(crossing, ms),
    })
  },
}

const edited: Cause = {
  id: 'edited',
  name: '고친 패킷',
  of(scene) {
    const crossing = wireCrossing(scene)
    if (!crossing || !scene.isEdited) return undefined
    return bothWays(crossing, {
      sender: '처음에 보낸 그대로라고 알고 있어요.',
      receiver: '고친 것을 받았고, 고친 줄은 몰라요.',
      why: '붙잡힌 동안 내용을 고쳤어요. 두 쪽이 다르게 알고 있어요.',
    })
  },
}

/** The first that the evidence shows is told. */
export const holdCauses: readonly Cause[] = [...heldCauses, ...goneCauses, delayed, edited]
