/** What a condition leads to, in one sentence each, with the numbers of the server that runs. */
import type { Delay, Hold, PacketType } from '#shared/network.ts'
import type { Direction, Json } from '#shared/trace.ts'

/** The waits of both ends, in ms, and the server's transports. */
export interface Waits {
  pingInterval: number
  pingTimeout: number
  upgradeTimeout: number
  polling: boolean
}

/** From the options in force; where none is known, as the library has them. */
export function waitsOf(options: { readonly [name: string]: Json }): Waits {
  const ms = (name: string, otherwise: number) => {
    const value = options[name]
    return typeof value === 'number' ? value : otherwise
  }
  const { transports } = options
  return {
    pingInterval: ms('pingInterval', 25_000),
    pingTimeout: ms('pingTimeout', 20_000),
    upgradeTimeout: ms('upgradeTimeout', 10_000),
    polling: !Array.isArray(transports) || transports.includes('polling'),
  }
}

/** `300 ms`, `2.5초`, `45초`, `60분`. */
export function durationText(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms >= 600_000) return `${Math.round(ms / 60_000)}분`
  return `${Math.round(ms / 100) / 10}초`
}

const noPong = ({ pingTimeout }: Waits) =>
  `서버는 핑을 보내고 ${durationText(pingTimeout)} 안에 퐁을 못 받으면 ping timeout으로 끊어요.`
const noPing = ({ pingInterval, pingTimeout }: Waits) =>
  `클라이언트는 ${durationText(pingInterval + pingTimeout)} 동안 핑이 오지 않으면 ping timeout으로 끊어요.`

export function holdSentence({ direction, types = [] }: Hold, waits: Waits): string {
  const takes = (type: PacketType, way: Direction) =>
    (direction === undefined || direction === way) && (types.length === 0 || types.includes(type))
  if (takes('ping', 'down')) return `핑이 멈춰요. ${noPing(waits)}`
  if (takes('pong', 'up')) return `퐁이 멈춰요. ${noPong(waits)}`
  if (types.includes('http')) return '폴링의 요청과 답이 통째로 멈춰요. 폴링 클라이언트는 핑과 퐁도 멈춰요.'
  if (takes('open', 'down') && types.length > 0)
    return 'sid를 알려 주는 첫 패킷이 멈춰서 새로 연결하지 못해요.'
  if (takes('upgrade', 'up') && types.length > 0)
    return `업그레이드가 ${durationText(waits.upgradeTimeout)} 안에 끝나지 않으면 폴링에 머물러요.`
  return '고른 것만 멈춰요. 핑과 퐁은 오가니 연결은 그대로예요.'
}

export function delaySentence({ ms, jitter = 0 }: Delay, waits: Waits): string {
  const both = durationText(2 * ms)
  const most = 2 * (ms + jitter)
  const limit = durationText(waits.pingTimeout)
  if (ms === 0 && jitter === 0) return '늦출 시간을 써 주세요.'
  if (2 * Math.max(0, ms - jitter) >= waits.pingTimeout)
    return `왕복에 ${both} 더 걸려요. 서버가 퐁을 기다리는 시간(${limit})을 넘어서 ping timeout으로 끊겨요.`
  if (most >= waits.pingTimeout)
    return `왕복에 ${durationText(most)}까지 더 걸려요. 서버가 퐁을 기다리는 시간(${limit})을 넘으면 ping timeout으로 끊겨요.`
  return `왕복에 ${jitter > 0 ? `${durationText(most)}까지` : both} 더 걸려요. 서버가 퐁을 기다리는 시간(${limit}) 안이라 연결은 남아요.`
}

export function blockSentence({ polling }: Waits): string {
  return polling
    ? '새 웹소켓이 열리지 않아요. 폴링으로 연결해 폴링에 머물러요. 이미 열린 웹소켓은 그대로예요.'
    : '새 웹소켓이 열리지 않아요. 이 서버는 폴링을 받지 않아서 새로 연결하지 못해요.'
}

export function silenceSentence(silence: 'up' | 'down' | 'both', waits: Waits): string {
  const { pingInterval, pingTimeout } = waits
  if (silence === 'up') return `클라이언트가 보낸 것이 사라져요. ${noPong(waits)}`
  if (silence === 'down') return `서버가 보낸 것이 사라져요. ${noPing(waits)}`
  const client = durationText(pingInterval + pingTimeout)
  return `서로 말없이 사라져요. 서버는 핑을 보내고 ${durationText(pingTimeout)}, 클라이언트는 마지막 핑부터 ${client} 기다리다 따로 끊어요.`
}

export const cutSentence =
  'TCP 연결이 바로 끊겨요. 두 쪽 다 곧 알아요. 웹소켓이면 transport close, 폴링이면 transport error예요. 클라이언트는 다시 연결해요.'
