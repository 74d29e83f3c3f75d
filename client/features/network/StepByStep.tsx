/** 한 걸음씩: a run with long timeouts, held from its first request. */
import { StepForward } from 'lucide-react'
import type { LabView } from '../../lab/labView.ts'
import { useLab, useLiveFold, useRecord } from '../../lab/useLab.ts'
import { wireOf } from '../../pictures/network.ts'
import { Button, type ButtonSize } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { hold, letFlow } from './acts.ts'
import styles from './Network.module.css'

/** Begins: everything is held, and the next run is a patient one. */
async function beginStepping(lab: LabView): Promise<void> {
  if ((await hold(lab, {})) === null) await lab.program.run({ patient: true })
}
/** Ends: an ordinary run, and the wire flows. */
export async function endStepping(lab: LabView): Promise<void> {
  await letFlow(lab)
  await lab.program.run()
}

/** Pressed while the run is a patient one. */
export function StepByStep({ size = 'small' }: { size?: ButtonSize }) {
  const lab = useLab()
  const { patient } = useLiveFold(wireOf)
  const viewing = useRecord() !== null
  return (
    <Button
      disabled={viewing}
      size={size}
      icon={<StepForward size={14} strokeWidth={2.1} aria-hidden="true" />}
      aria-pressed={patient}
      className={classes(styles.step, patient && styles.stepping)}
      title="제한 시간을 길게 하고, 첫 요청부터 하나씩 보내요."
      onClick={() => void (patient ? endStepping(lab) : beginStepping(lab))}
    >
      <span className={styles.stepName}>한 걸음씩</span>
    </Button>
  )
}
