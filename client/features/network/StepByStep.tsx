/** 한 걸음씩: a run with long timeouts, held from its first request. */
import { StepForward } from 'lucide-react'
import { useLiveFold } from '../../lab/trace/useFold.ts'
import { useViewing } from '../../lab/trace/viewing.ts'
import { wireOf } from '../../pictures/network.ts'
import { Button, type ButtonSize } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { hold, letFlow } from './acts.ts'
import styles from './Network.module.css'

interface StepByStepProps {
  /** Runs the program anew; resolves when it runs. */
  onRun: (patient: boolean) => Promise<void>
  size?: ButtonSize
}

/** Begins: everything is held, and the next run is a patient one. */
async function beginStepping(onRun: StepByStepProps['onRun']): Promise<void> {
  if ((await hold({})) === null) await onRun(true)
}
/** Ends: an ordinary run, and the wire flows. */
export async function endStepping(onRun: StepByStepProps['onRun']): Promise<void> {
  await letFlow()
  await onRun(false)
}

/** Pressed while the run is a patient one. */
export function StepByStep({ onRun, size = 'small' }: StepByStepProps) {
  const { patient } = useLiveFold(wireOf)
  const viewing = useViewing() !== null
  return (
    <Button
      disabled={viewing}
      size={size}
      icon={<StepForward size={14} strokeWidth={2.1} aria-hidden="true" />}
      aria-pressed={patient}
      className={classes(styles.step, patient && styles.stepping)}
      title="제한 시간을 길게 하고, 첫 요청부터 하나씩 보내요."
      onClick={() => void (patient ? endStepping(onRun) : beginStepping(onRun))}
    >
      <span className={styles.stepName}>한 걸음씩</span>
    </Button>
  )
}
