/** The bar of time: a step back, a step on, hold, and every moment on one line. */
import { SkipBack, StepBack, StepForward } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, IconButton } from '../../ui/Button.tsx'
import type { Layer } from '../../ui/LayerMark.tsx'
import { Scrubber } from './Scrubber.tsx'
import styles from './TimeBar.module.css'

export interface TimeBarProps {
  /** The moments of the diagram, in its order, by their layer. */
  layers: readonly Layer[]
  /** Which of them is current; the last one now, -1 when there is none. */
  position: number
  /** When that is, as the diagram writes times. */
  time: string
  /** What readers say of the current moment. */
  text: string
  isPast: boolean
  /** Moments that came while the learner was in the past. */
  newer: number
  /** Fewer and larger buttons, no line. */
  compact: boolean
  onGo: (index: number) => void
  onStart: () => void
  onBack: () => void
  /** `null`: there is nothing that way. */
  onStep: (() => void) | null
  onNow: () => void
  /** The button that holds the wire. */
  hold?: ReactNode
}

const thin = { size: 16, strokeWidth: 1.85, 'aria-hidden': true } as const

export function TimeBar({ compact, hold, ...bar }: TimeBarProps) {
  const size = compact ? 'large' : 'normal'
  const isEmpty = bar.layers.length === 0
  return (
    <section className={styles.room} aria-label="시간">
      <div className={styles.bar} data-compact={compact || undefined}>
        {!compact && (
          <IconButton
            label="처음으로 (Home)"
            look="raised"
            className={styles.start}
            icon={<SkipBack {...thin} />}
            disabled={isEmpty}
            onClick={bar.onStart}
          />
        )}
        <IconButton
          label="한 단계 뒤로 (←)"
          look="raised"
          size={size}
          icon={<StepBack {...thin} />}
          disabled={isEmpty}
          onClick={bar.onBack}
        />
        <Button
          size={size}
          look={compact ? 'primary' : 'raised'}
          className={styles.step}
          title="→"
          aria-disabled={bar.onStep === null}
          onClick={() => bar.onStep?.()}
        >
          한 단계
          <StepForward {...thin} />
        </Button>
        {hold}
        {!compact && (
          <>
            <Scrubber layers={bar.layers} position={bar.position} text={bar.text} onGo={bar.onGo} />
            <p className={styles.place}>
              <span>
                <b>{bar.position + 1}</b>/{bar.layers.length}
              </span>
              <span>{bar.time}</span>
            </p>
            <Button className={styles.now} title="N" disabled={!bar.isPast} onClick={bar.onNow}>
              지금으로
              {bar.newer > 0 && (
                <span className={styles.newer}>
                  <span className="hidden-text">, 새로 온 것</span> +{Math.min(bar.newer, 99)}
                </span>
              )}
            </Button>
          </>
        )}
      </div>
    </section>
  )
}
