/** The bar under the diagram while the wire does not flow freely: what it does not let through, and what to do with it. */
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { momentOf } from '#shared/model/units.ts'
import { useLab, useLiveFold, useTrace } from '../../lab/useLab.ts'
import { crossingsOf } from '../../pictures/flow/crossings.ts'
import { flowOf } from '../../pictures/flow/flow.ts'
import type { WireCrossing } from '../../pictures/flow/types.ts'
import { lanesOf } from '../../pictures/lanes.ts'
import { crossingName } from '../../pictures/names.ts'
import { leftOf, type Timer, timersAt, timersOf } from '../../pictures/timers.ts'
import { Button } from '../../ui/Button.tsx'
import { calm } from '../../ui/frames.ts'
import { LayerMark } from '../../ui/LayerMark.tsx'
import { actsStore, drop, isStepping, letFlow, release, releaseAll } from './acts.ts'
import { editable } from './rewriting.ts'
import { endPatienceText, endSteppingHelp, endSteppingText } from './steppingWords.ts'
import styles from './WireBar.module.css'
import { activeOn, activeText, dueText, heldText, isFree } from './words.ts'

/** Who waits an hour waits for nothing that the learner should hurry for. */
const longMs = 10 * 60_000

/** What is due first, in words; `null`: nobody waits for anything that is held. */
function useDue(): string | null {
  const { session } = useLab()
  const timers = useLiveFold(timersOf)
  const isDue = timers.some((timer) => timer.held !== null)
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (!isDue) return
    const tick = () => setNow(session.traceNow()?.at ?? 0)
    tick()
    const timer = setInterval(tick, calm.matches ? 1_000 : 100)
    return () => clearInterval(timer)
  }, [isDue, session])
  if (!isDue || now === 0) return null
  const waits = timersAt(timers, now).filter((timer) => timer.held !== null)
  const first = waits.reduce<Timer | null>(
    (one, other) => (one && one.until <= other.until ? one : other),
    null,
  )
  const left = first ? leftOf(first, now) : 0
  return first && left < longMs ? dueText(first, left) : null
}

const EditHeld = lazy(async () => ({ default: (await import('./EditHeld.tsx')).EditHeld }))

/** Nothing while everything flows and the run is an ordinary one. */
export function WireBar() {
  const lab = useLab()
  const flow = useLiveFold(flowOf)
  const { wire } = flow
  const cursor = useTrace((trace) => trace.cursor)
  const problem = useStore(actsStore, (s) => s.problem)
  const [editing, setEditing] = useState<number | null>(null)
  const lanes = useLiveFold(lanesOf)
  const due = useDue()
  const { held, patient } = wire
  const laneOf = (client: string) => lanes.find((lane) => lane.client === client)
  if (isFree(wire) && !patient) return null
  const chosen = held.find(({ unit }) => momentOf(unit) === cursor)
  const target = chosen ?? held[0]
  const edited = held.find(({ unit }) => unit.seq === editing)
  const [first, ...others] = activeOn(wire.network).map(activeText)
  const patience = isStepping(wire) ? steppingText : patientText
  const [strong, ...rest] =
    held.length > 0
      ? [heldText(held), ...(first ? others : [])]
      : [
          patient ? patience : (first ?? ''),
          ...(patient && first && !isStepping(wire) ? [first] : []),
          ...others,
        ]
  const [next] = held[0] ? crossingsOf(flow, held[0].unit) : []
  const asides = [
    next && held.length > 1 && `다음: ${crossingName(next, laneOf)}`,
    due,
    wire.limited && '브라우저가 더 기다려 주지 않아 웹소켓 열기는 저절로 갔어요',
    patient && strong !== patience && patience,
    wire.outlived > 0 && `붙잡는 동안 연결이 끊겨 ${wire.outlived}개가 버려졌어요`,
    ...rest,
  ].filter((one) => typeof one === 'string')
  return (
    <section className={styles.bar} aria-label="전선">
      <div className={styles.tape} aria-hidden="true" />
      <div className={styles.barRow}>
        <p className={styles.says}>
          <LayerMark layer="net" size={14} />
          <span className={styles.words}>
            <strong role="status" className={styles.strong} title={strong}>
              {strong}
            </strong>
            {asides.length > 0 && (
              <span className={styles.due} title={asides.join(' · ')}>
                {asides.join(' · ')}
              </span>
            )}
          </span>
        </p>
        <span className={styles.buttons}>
          {target && (
            <HeldButtons
              seq={target.unit.seq}
              crossings={crossingsOf(flow, target.unit)}
              alone={held.length === 1}
              chosen={chosen !== undefined && held.length > 1}
              onEdit={() => setEditing(target.unit.seq)}
            />
          )}
          {patient ? (
            <Button title={endSteppingHelp} onClick={() => void letFlow(lab)}>
              {isStepping(wire) || target ? endSteppingText : endPatienceText}
            </Button>
          ) : (
            !target && <Button onClick={() => void letFlow(lab)}>모두 흘려보내기</Button>
          )}
        </span>
      </div>
      {edited && (
        <Suspense>
          <EditHeld
            key={edited.unit.seq}
            seq={edited.unit.seq}
            crossings={crossingsOf(flow, edited.unit)}
            onClose={() => setEditing(null)}
          />
        </Suspense>
      )}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </section>
  )
}

const patientText = '긴 제한 시간으로 실행했어요.'
const steppingText = '긴 제한 시간으로 실행했어요. 첫 요청부터 붙잡아요.'

interface HeldButtonsProps {
  seq: number
  crossings: readonly WireCrossing[]
  alone: boolean
  /** The learner points at one of several. */
  chosen: boolean
  onEdit: () => void
}

function HeldButtons({ seq, crossings, alone, chosen, onEdit }: HeldButtonsProps): ReactNode {
  const lab = useLab()
  const canEdit = editable(crossings) !== null
  return (
    <>
      <Button onClick={() => void release(lab, seq)}>{chosen ? '이것만 보내기' : '하나 보내기'}</Button>
      <Button disabled={alone} onClick={() => void releaseAll(lab)}>
        모두 보내기
      </Button>
      <Button onClick={() => void drop(lab, seq)}>버리기</Button>
      <Button
        disabled={!canEdit}
        title={canEdit ? undefined : '패킷이 든 메시지만 고칠 수 있어요.'}
        onClick={onEdit}
      >
        고치기
      </Button>
    </>
  )
}
