/** Other arguments for an event that is held; of any other packet, another text. */
import { type FormEvent, useState } from 'react'
import { useLab } from '../../lab/useLab.ts'
import { parseArgs } from '../../pictures/args.ts'
import type { WireCrossing } from '../../pictures/flow/types.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, FieldProblem } from '../../ui/Field.tsx'
import { edit } from './acts.ts'
import { draftOf, editable, packetWith, payloadWith } from './rewriting.ts'
import styles from './WireBar.module.css'

interface EditHeldProps {
  /** Of the unit that is held, and its packets. */
  seq: number
  crossings: readonly WireCrossing[]
  onClose: () => void
}

/** The packet's text is put together again around what was typed; it goes on being held. */
export function EditHeld({ seq, crossings, onClose }: EditHeldProps) {
  const lab = useLab()
  const crossing = editable(crossings)
  const [draft] = useState(() => (crossing ? draftOf(crossing) : null))
  const [text, setText] = useState(draft?.text ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  if (!crossing || !draft) return null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const parsed = draft.kind === 'args' ? parseArgs(text) : { ok: true as const }
    if (!parsed.ok) return setProblem(parsed.message)
    const packet = packetWith(draft, text, crossing.role === 'ack')
    if ((await edit(lab, seq, payloadWith(crossings, crossing, packet))) === null) onClose()
  }
  return (
    <form
      className={styles.edit}
      aria-label="붙잡은 패킷 고치기"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {draft.before && <code>{draft.before}</code>}
      <Field
        label={draft.kind === 'args' ? '인자 (JSON, 쉼표로 나눠요)' : '패킷의 글자'}
        code
        autoFocus
        className={styles.args}
        value={text}
        invalid={problem !== null}
        onChange={(typed) => {
          setText(typed.target.value)
          setProblem(null)
        }}
      />
      {draft.after && <code>{draft.after}</code>}
      <Button type="submit">바꾸기</Button>
      <Button look="ghost" onClick={onClose}>
        그만두기
      </Button>
      {problem && <FieldProblem>{problem}</FieldProblem>}
    </form>
  )
}
