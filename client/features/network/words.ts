/** The wire in words: what is held, which conditions are on, and what is due meanwhile. */

import { assertNever } from '#shared/assertNever.ts'
import type { HeldUnit, Wire } from '#shared/model/wire.ts'
import type { Conditions, Hold, Network, PacketType } from '#shared/network.ts'
import { whoText } from '../../pictures/lanes.ts'
import { towards } from '../../pictures/names.ts'
import type { Timer } from '../../pictures/timers.ts'

export const typeNames: Record<PacketType, string> = {
  ping: '핑',
  pong: '퐁',
  message: '메시지',
  open: '열기',
  close: '닫기',
  upgrade: '업그레이드',
  noop: '폴링 마침',
  http: 'HTTP',
}

/** One condition that is on; `client` is `null` where it holds for everybody. */
export type Active =
  | { kind: 'hold'; client: string | null; hold: Hold }
  | { kind: 'delay'; client: string | null; ms: number; jitter: number }
  | { kind: 'block'; client: string | null }
  | { kind: 'silence'; client: string | null; silence: 'up' | 'down' | 'both' }

function activeIn({ hold, delay, blockUpgrade, silence }: Conditions, client: string | null): Active[] {
  const active: Active[] = []
  if (hold) active.push({ kind: 'hold', client: client ?? hold.client ?? null, hold })
  if (silence) active.push({ kind: 'silence', client, silence })
  if (blockUpgrade) active.push({ kind: 'block', client })
  if (delay && (delay.ms > 0 || (delay.jitter ?? 0) > 0))
    active.push({ kind: 'delay', client, ms: delay.ms, jitter: delay.jitter ?? 0 })
  return active
}

/** The conditions that are on: everybody's first. */
export function activeOn({ lab, clients }: Network): Active[] {
  return [
    ...activeIn(lab, null),
    ...Object.entries(clients).flatMap(([client, conditions]) => activeIn(conditions, client)),
  ]
}

/** Nothing is held, delayed, blocked or silenced. */
export const isFree = ({ network, held }: Pick<Wire, 'network' | 'held'>): boolean =>
  held.length === 0 && activeOn(network).length === 0

/** The only type that is held, where that says it all: heartbeats go one way. */
function oneType({ direction, types = [] }: Hold): PacketType | null {
  const [type, ...others] = types
  if (!type || others.length > 0) return null
  const way = type === 'pong' ? 'up' : type === 'ping' ? 'down' : undefined
  return direction === undefined || direction === way ? type : null
}

/** What a hold is restricted to, in a word; `null`: nothing, it holds everything. */
export function filterText(hold: Hold): string | null {
  const { direction, types, client } = hold
  const one = oneType(hold)
  const type = types?.[0]
  if (one && !client) return `${typeNames[one]}만`
  if (client && !type && !direction) return `${whoText(client)}만`
  if (direction && !type && !client) return direction === 'up' ? '서버로만' : '클라이언트로만'
  return type || direction || client ? '고른 것만' : null
}

/** A condition as a sentence without its full stop. */
export function activeText(active: Active): string {
  const who = active.client === null ? null : whoText(active.client)
  switch (active.kind) {
    case 'hold': {
      const { client: _who, ...what } = active.hold
      const only = filterText(what)
      if (who === null) return only ? `${only} 붙잡아요` : '지나가는 것을 모두 붙잡아요'
      if (only === null) return `${who}만 붙잡아요`
      if (!what.types?.length)
        return what.direction === 'up'
          ? `${who}에서 서버로 가는 것만 붙잡아요`
          : `서버에서 ${towards(who)} 가는 것만 붙잡아요`
      return oneType(what) ? `${who}의 ${only} 붙잡아요` : `${who}의 것 가운데 고른 것만 붙잡아요`
    }
    case 'delay': {
      const by = active.jitter > 0 ? `${active.ms} ± ${active.jitter} ms` : `${active.ms} ms`
      return who ? `${who}만 ${by}씩 늦춰요` : `모두 ${by}씩 늦춰요`
    }
    case 'block':
      return who ? `${who}의 웹소켓을 막아요` : '웹소켓을 막아요'
    case 'silence': {
      if (active.silence === 'both')
        return who ? `서버와 ${who} 사이를 오가는 것이 사라져요` : '오가는 것이 모두 사라져요'
      if (active.silence === 'up')
        return who ? `${who}에서 서버로 가는 것이 사라져요` : '서버로 가는 것이 모두 사라져요'
      return who ? `서버에서 ${towards(who)} 가는 것이 사라져요` : '클라이언트로 가는 것이 모두 사라져요'
    }
    default:
      return assertNever(active)
  }
}

/** The chip in the top bar. */
export function chipText({ network, held }: Pick<Wire, 'network' | 'held'>): string {
  const [first] = held
  const client = first?.unit.client
  if (client && held.length === 1) {
    if (first.types.includes('pong')) return `${whoText(client)}의 퐁을 붙잡는 중`
    if (first.types.includes('ping')) return `${whoText(client)}의 핑을 붙잡는 중`
  }
  if (held.length > 0) return `패킷 ${held.length}개를 붙잡는 중`
  const active = activeOn(network)
  const [one] = active
  if (!one) return '전선 그대로'
  if (active.length > 1) return `네트워크 조건 ${active.length}개`
  const who = one.client === null ? '' : `${whoText(one.client)}의 `
  switch (one.kind) {
    case 'hold': {
      const type = oneType(one.hold)
      return `${who}다음 ${type ? typeNames[type] : '패킷'}부터 붙잡는 중`
    }
    case 'delay':
      return `${who}${one.ms} ms 늦추는 중`
    case 'block':
      return `${who}웹소켓을 막는 중`
    case 'silence':
      return `${who}패킷이 사라지는 중`
    default:
      return assertNever(one)
  }
}

/** What is held, as a sentence. */
export function heldText(held: readonly HeldUnit[]): string {
  const first = held[0]?.unit
  const same = held.every(({ unit }) => unit.client === first?.client && unit.direction === first?.direction)
  if (!first?.client || !same) return `패킷 ${held.length}개를 붙잡고 있어요`
  const who = whoText(first.client)
  const way = first.direction === 'up' ? `${who} → 서버` : `서버 → ${who}`
  return `${way} 패킷 ${held.length}개를 붙잡고 있어요`
}

/** `3.2초`, `45초`, `9분`: nothing is counted finer than one reads it. */
export function leftText(ms: number): string {
  if (ms < 10_000) return `${(Math.ceil(ms / 100) / 10).toFixed(1)}초`
  if (ms < 100_000) return `${Math.ceil(ms / 1000)}초`
  return `${Math.ceil(ms / 60_000)}분`
}

const awaited: Record<Timer['kind'], string> = {
  pingInterval: '다음 핑을',
  pingTimeout: '퐁을',
  upgradeTimeout: '업그레이드를',
  connectTimeout: '네임스페이스 연결을',
  timeout: '핸드셰이크를',
  reconnectionDelay: '다시 연결하기를',
}

/** Who waits for what is held, and how long still. */
export function dueText({ kind, waits, client }: Timer, left: number): string {
  const what = waits === 'client' && kind === 'pingTimeout' ? '핑을' : awaited[kind]
  const who = waits === 'server' ? '서버는' : `${whoText(client ?? '클라이언트')} 쪽은`
  return left > 0 ? `${who} ${leftText(left)} 안에 ${what} 기다려요` : `${who} ${what} 더 기다리지 않아요`
}
