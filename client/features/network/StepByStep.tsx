/** 한 걸음씩: a run with long timeouts, held from its first request. */
import { StepForward } from 'lucide-react'
import { useLab, useLiveFold, useRecord } from '../../lab/useLab.ts'
import { wireOf } from '../../pictures/network.ts'
import { Button, type ButtonSize } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { beginStepping, isStepping, letFlow } from './acts.ts'
import styles from './Network.module.css'
import { endSteppingHelp } from './steppingWords.ts'

/** Pressed while it is on; pressing it then ends it. */
export function StepByStep({ size = 'small' }: { size?: ButtonSize }) {
  const lab = useLab()
  const isOn = isStepping(useLiveFold(wireOf))
  const viewing = useRecord() !== null
  return (
    <Button
      disabled={viewing}
      size={size}
      icon={<StepForward size={14} strokeWidth={2.1} aria-hidden="true" />}
      aria-pressed={isOn}
      className={classes(styles.step, isOn && styles.stepping)}
      title={isOn ? endSteppingHelp : '제한 시간을 길게 하고, 첫 요청부터 하나씩 보내요.'}
      onClick={() => void (isOn ? letFlow(lab) : beginStepping(lab))}
    >
      <span className={styles.stepName}>한 걸음씩</span>
    </Button>
  )
}
