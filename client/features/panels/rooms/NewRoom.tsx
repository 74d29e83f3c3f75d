/** A name for a room that may come to be. */
import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import styles from './Rooms.module.css'
import { thinkOf } from './store.ts'

export function NewRoom({ off }: { off: boolean }) {
  const [name, setName] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (name === '') return
    thinkOf(name)
    setName('')
  }
  return (
    <form className={styles.newRoom} onSubmit={add}>
      <Field
        label="새 룸 이름"
        placeholder="새 룸 이름"
        code
        maxLength={40}
        value={name}
        disabled={off}
        onChange={(event) => setName(event.target.value)}
      />
      <Button
        type="submit"
        size="small"
        disabled={off || name === ''}
        icon={<Plus size={14} strokeWidth={2.1} aria-hidden="true" />}
      >
        칸 더하기
      </Button>
    </form>
  )
}
