/** A lab's wire: what passes it is held, delayed, lost or slowed down as the conditions on it say. */
import { limits } from '#shared/limits.ts'
import type { Held, Network } from '#shared/network.ts'
import type { ConditionsInput } from '#shared/networkInput.ts'
import type { Stopped } from '#shared/trace/wire.ts'
import type { Recorder } from '../trace/recorder.ts'
import { createConditions } from './conditions.ts'
import { createDelaying, type Underway } from './delaying.ts'
import type { Flow, Loss, Unit } from './flow.ts'
import { createHolding, type HeldUnit } from './holding.ts'
import type { Line } from './line.ts'
import { createThrottle } from './throttle.ts'

/** It was held or delayed; `by` says why it goes on without the learner. */
interface Waited {
  by?: 'lifted' | 'limit' | undefined
}
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export function createWire({ recorder, perSecond }: { recorder: Recorder; perSecond: number }) {
  const conditions = createConditions()
  const delaying = createDelaying()
  const holding = createHolding(letGo)
  const throttle = createThrottle({
    perSecond,
    onSlowed: () => recorder.record({ kind: 'wire.slowed', limit: perSecond }),
  })
  /** Ends of connections that a silence swallowed: they come when it is lifted. */
  let muted: { line: Line; arrived: () => void }[] = []
  /** The unit that is coming to the wire right now, until something stops it. */
  let coming: Unit | undefined
  /** What is held or delayed. */
  let units = 0
  let bytes = 0

  const flow: Mutable<Flow> = { pass, end, drop, unhold, close, freeDown: true }
  const refresh = () => {
    flow.freeDown = !conditions.any && units === 0 && muted.length === 0
  }
  const within = () => units < limits.waitingUnits && bytes < limits.waitingBytes
  const begins = (unit: Unit) => {
    units += 1
    bytes += unit.bytes
    refresh()
  }
  const ends = (unit: Unit) => {
    units -= 1
    bytes -= unit.bytes
    refresh()
  }
  const blocked = ({ opening, line }: Unit) => opening?.asks === true && conditions.blocked(line.who().client)
  const silent = (line: Line) => conditions.any && conditions.silent(line.direction, line.who().client)

  function pass(unit: Unit): boolean {
    unit.line.waiting += 1
    coming = unit
    const goesOn = enter(unit)
    coming = undefined
    return goesOn
  }
  /** What has just come to the wire does not go on at once: its own event says so, too. */
  function stop(unit: Unit, how: Stopped): void {
    if (coming !== unit) return
    coming = undefined
    recorder.stop(unit.seq, how)
  }

  /** `waited`: it waited for what came before it. */
  function enter(unit: Unit, waited?: Waited): boolean {
    const { line } = unit
    if (flow.freeDown || line.state === 'closed') return leave(unit, waited)
    if (blocked(unit)) return lose(unit, 'block')
    if (silent(line)) return lose(unit, 'silence')
    if (unit.last && line.waiting > 1) {
      line.waiting -= 1
      stop(unit, 'delayed')
      recorder.record({ kind: 'wire.delayed', ...line.who(), of: unit.seq, ms: 0 })
      line.tail.push(() => {
        line.waiting += 1
        enter(unit, {})
      })
      return true
    }
    const { client } = line.who()
    if (line.state === 'open' && conditions.held(line.direction, client, unit.types)) return hold(unit)
    const delay = conditions.delay(client)
    if (!delay && !delaying.busy(line)) return leave(unit, waited)
    if (unit.carrier === 'http' && !within()) return lose(unit, 'full')
    goUnderway(unit)
    return within()
  }

  function hold(unit: Unit): boolean {
    if (unit.carrier === 'http' && !within()) return lose(unit, 'full')
    const { direction, who } = unit.line
    stop(unit, 'held')
    recorder.record({ kind: 'wire.held', ...who(), of: unit.seq, direction, types: unit.types() })
    begins(unit)
    holding.add(unit, Math.round(recorder.now * 100) / 100)
    return within()
  }
  /** What was held goes on; by itself where `by` says why. */
  function letGo({ unit }: HeldUnit, by?: 'lifted' | 'limit'): void {
    ends(unit)
    if (delaying.busy(unit.line)) goUnderway(unit, true)
    else leave(unit, { by })
  }
  /** `held`: it waited already, and only what went before it is waited for. */
  function goUnderway(unit: Unit, held = false): void {
    const { line, seq } = unit
    begins(unit)
    const arrived = () => {
      ends(unit)
      leave(unit, {})
    }
    const wait = delaying.add(held ? undefined : conditions.delay(line.who().client), { line, unit, arrived })
    stop(unit, 'delayed')
    recorder.record({ kind: 'wire.delayed', ...line.who(), of: seq, ms: Math.round(wait * 100) / 100 })
  }

  /** It goes on to the other side, unless it cannot arrive there. */
  function leave(unit: Unit, waited?: Waited): boolean {
    const { line, seq } = unit
    if (line.state === 'closed') return lose(unit, 'closed')
    if (silent(line)) return lose(unit, 'silence')
    if (blocked(unit)) return lose(unit, 'block')
    if (waited) {
      const by = waited.by && { by: waited.by }
      recorder.record({ kind: 'wire.released', ...line.who(), of: seq, ...by })
    }
    if (line.direction === 'up')
      return throttle.pass(
        unit.packets,
        () => arrive(unit),
        () => line.state === 'closed',
      )
    arrive(unit)
    return true
  }
  function arrive(unit: Unit): void {
    if (unit.line.state === 'closed') {
      lose(unit, 'closed')
      return
    }
    unit.forward()
    settle(unit.line)
  }
  function lose(unit: Unit, why: Loss): true {
    const by = why === 'full' ? 'closed' : why
    stop(unit, 'dropped')
    recorder.record({ kind: 'wire.dropped', ...unit.line.who(), of: unit.seq, by })
    unit.lost?.(why)
    if (why === 'silence' && unit.broken) mute(unit.line, unit.broken)
    settle(unit.line)
    return true
  }
  function settle(line: Line): void {
    line.waiting -= 1
    while (line.waiting === 0 && line.tail.length > 0) line.tail.shift()?.()
  }

  function mute(line: Line, arrived: () => void): void {
    muted.push({ line, arrived })
    // Somebody who opens and ends many connections in a silence is told about the first of them after all.
    if (muted.length > limits.waitingUnits) muted.shift()?.arrived()
    refresh()
  }
  function end(line: Line, arrived: () => void): void {
    const reaches = () => {
      if (line.state === 'closed' || !silent(line)) arrived()
      else mute(line, arrived)
    }
    const follows = () => {
      if (line.waiting > 0) line.tail.push(reaches)
      else reaches()
    }
    const delay = conditions.delay(line.who().client)
    if (line.state === 'closed') arrived()
    else if (silent(line)) mute(line, arrived)
    else if (delay || delaying.busy(line)) delaying.add(delay, { line, arrived: follows })
    else follows()
  }

  /** Loses what waits and fits; ends of connections stay. */
  function loseAll(fits: (line: Line) => boolean, withDelayed: boolean): void {
    for (const { unit } of holding.take(({ line }) => fits(line))) {
      ends(unit)
      lose(unit, 'closed')
    }
    if (!withDelayed) return
    for (const { unit } of delaying.take(({ line, unit }) => unit !== undefined && fits(line))) {
      if (!unit) continue
      ends(unit)
      lose(unit, 'closed')
    }
  }
  function drop(line: Line): void {
    if (line.waiting > 0) loseAll((one) => one === line, true)
  }
  function unhold(line: Line): void {
    if (line.state !== 'open') return
    line.state = 'ending'
    if (line.waiting > 0) loseAll((one) => one === line, false)
  }
  function close(line: Line): void {
    if (line.state === 'closed') return
    line.state = 'closed'
    drop(line)
    if (flow.freeDown && line.tail.length === 0) return
    const mine = (one: { line: Line }) => one.line === line
    const late: Pick<Underway, 'arrived'>[] = [...delaying.take(mine), ...muted.filter(mine)]
    muted = muted.filter((one) => !mine(one))
    refresh()
    for (const { arrived } of late) arrived()
    for (const reaches of line.tail.splice(0)) reaches()
  }

  return {
    flow: flow as Flow,
    get network(): Network {
      return conditions.network
    },
    held: (): readonly Held[] => holding.list(),
    /** Changes the conditions; what no longer waits goes on, in order. */
    change(input: ConditionsInput): void {
      if (!conditions.change(input)) return
      recorder.record({ kind: 'wire.conditions', network: conditions.network })
      refresh()
      for (const { unit, arrived } of delaying.take(({ line }) => !conditions.delay(line.who().client))) {
        if (unit) ends(unit)
        if (unit) leave(unit, { by: 'lifted' })
        else arrived()
      }
      const fits = ({ line, types }: Unit) => conditions.held(line.direction, line.who().client, types)
      for (const held of holding.take((unit) => !fits(unit))) letGo(held, 'lifted')
      const heard = muted.filter(({ line }) => !silent(line))
      muted = muted.filter((one) => !heard.includes(one))
      refresh()
      for (const { arrived } of heard) arrived()
    },
    holding,
    letGo,
    /** The learner takes it off the wire. */
    discard({ unit }: HeldUnit): void {
      ends(unit)
      lose(unit, 'learner')
    },
    /** The run that all of this was for is over. */
    loseEverything(): void {
      loseAll(() => true, true)
      throttle.forgive()
    },
    [Symbol.dispose]() {
      holding[Symbol.dispose]()
      delaying[Symbol.dispose]()
      throttle[Symbol.dispose]()
    },
  }
}
export type Wire = ReturnType<typeof createWire>
