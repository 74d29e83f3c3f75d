/** One line of code that a panel runs: shown before it runs, and taken along by copying. */
import { Check, Copy, Play } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLab, useRecord } from '../../../lab/useLab.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
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

const copiedMs = 1_600

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

/** Takes a text along. */
export function CopyButton({ text, label = '복사' }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), copiedMs)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <IconButton
      label={copied ? '복사했어요' : label}
      size="small"
      icon={copied ? <Check size={14} strokeWidth={2.1} /> : <Copy size={14} strokeWidth={2.1} />}
      onClick={() => void copyText(text).then(setCopied)}
    />
  )
}

/** Puts text on the clipboard. Its own door is open only where the page is secure; the old one is open everywhere. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyFromField(text)
  }
}

function copyFromField(text: string): boolean {
  const focused = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return copied
}
