/** One line of code that a panel runs: shown before it runs, and taken along by copying. */
import { Play } from 'lucide-react'
import { useState } from 'react'
import { useLab, useRecord } from '../../../lab/useLab.ts'
import { Button } from '../../../ui/Button.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { FieldProblem } from '../../../ui/Field.tsx'
import styles from './RunLine.module.css'

interface RunLineProps {
  code: string
  /** `server`: the server's console. A letter: that client's. */
  where: string
  /** On the button. */
  name?: string
  disabled?: boolean
  /** Told when it has been handed over. */
  onRun?: () => void
}

export function RunLine({ code, where, name = '실행', disabled = false, onRun }: RunLineProps) {
  const lab = useLab()
  const { clients } = useLab()
  const viewing = useRecord() !== null
  const [problem, setProblem] = useState<string | null>(null)
  const run = async () => {
    setProblem(null)
    onRun?.()
    if (where !== 'server') {
      clients.evaluate(where, code)
      return
    }
    const answer = await lab.session.evaluate(code)
    if (!answer.ok) setProblem(answer.problem.message)
  }
  return (
    <div>
      <div className={styles.line}>
        <span className={styles.where}>{where === 'server' ? '서버에서' : `${where}에서`}</span>
        <code className={styles.code}>{code}</code>
        <CopyButton text={code} />
        <Button
          size="small"
          icon={<Play size={14} strokeWidth={2.1} aria-hidden="true" />}
          disabled={disabled || viewing}
          onClick={() => void run()}
        >
          {name}
        </Button>
      </div>
      {problem !== null && <FieldProblem>{problem}</FieldProblem>}
    </div>
  )
}
