/** One condition: what it is set to, whom it is on for, and what it leads to. */
import { Check, Minus, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Network } from '#shared/network.ts'
import { useLab } from '../../lab/useLab.ts'
import { whoText } from '../../pictures/lanes.ts'
import { cut } from './acts.ts'
import { cutSentence } from './consequences.ts'
import styles from './NetworkPanel.module.css'
import { positionOf, type SwitchKind, type Who } from './switches.ts'
import { turn } from './turning.ts'

interface ConditionRowProps {
  kind: SwitchKind
  name: string
  network: Network
  whom: readonly Who[]
  /** What it leads to. */
  sentence: string
  /** What it is set to, where there is a choice. */
  children?: ReactNode
}

const nameOf = (who: Who): string => (who === null ? '모두' : whoText(who))

export function ConditionRow({ kind, name, network, whom, sentence, children }: ConditionRowProps) {
  const lab = useLab()
  const positions = whom.map((who) => positionOf(network, kind, who))
  return (
    <section
      className={styles.row}
      data-on={positions.includes('on') || undefined}
      data-varies={children ? '' : undefined}
      aria-label={name}
    >
      <div className={styles.what}>
        <h2>{name}</h2>
        {children && <div className={styles.set}>{children}</div>}
      </div>
      <div className={styles.switches}>
        {whom.map((who, i) => (
          <button
            key={who ?? ''}
            type="button"
            role="switch"
            className={styles.switch}
            aria-checked={positions[i] === 'on'}
            data-position={positions[i]}
            aria-label={`${name}, ${nameOf(who)}`}
            title={positions[i] === 'byAll' ? '모두에게 켜져 있어요' : undefined}
            onClick={() => turn(lab, kind, who, positions[i] !== 'on')}
          >
            {positions[i] === 'on' && <Check size={14} strokeWidth={3} aria-hidden="true" />}
            {positions[i] === 'byAll' && <Minus size={14} strokeWidth={3} aria-hidden="true" />}
          </button>
        ))}
      </div>
      <p className={styles.leads}>{sentence}</p>
    </section>
  )
}

/** A cut is an act: it is over as soon as it is done. */
export function CutRow({ whom }: { whom: readonly Who[] }) {
  const lab = useLab()
  return (
    <section className={styles.row} aria-label="끊기">
      <div className={styles.what}>
        <h2>끊기</h2>
      </div>
      <div className={styles.switches}>
        {whom.map((who) => (
          <button
            key={who ?? ''}
            type="button"
            className={styles.switch}
            data-act=""
            aria-label={`끊기, ${nameOf(who)}`}
            title={who === null ? '모두 지금 끊기' : `${nameOf(who)} 지금 끊기`}
            onClick={() => void cut(lab, who)}
          >
            <Unplug size={14} strokeWidth={2.1} aria-hidden="true" />
          </button>
        ))}
      </div>
      <p className={styles.leads}>{cutSentence}</p>
    </section>
  )
}
