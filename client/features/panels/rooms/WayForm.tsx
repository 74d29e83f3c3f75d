/** How to send: the method, who `socket` is, rooms, and what is sent. */
import type { FormEvent, ReactNode } from 'react'
import { useStore } from 'zustand'
import { Field } from '../../../ui/Field.tsx'
import { Off } from '../../../ui/Off.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { Draft, Option } from './draft.ts'
import { roomsStore } from './store.ts'
import styles from './WayForm.module.css'
import { type Need, ways } from './ways.ts'

interface WayFormProps {
  draft: Draft
  off: boolean
  onSend: () => void
}

const methods = ways.map(({ id, label }) => ({ value: id, label }))
const set = roomsStore.setState

export function WayForm({ draft, off, onSend }: WayFormProps) {
  const { event, args, ms } = useStore(roomsStore)
  const { way, rooms, spaces } = draft
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    onSend()
  }
  const needs = (need: Need) => way.needs.includes(need)
  return (
    <form onSubmit={submit}>
      <Off when={off}>
        <div className={styles.fields}>
          <Part words="보내는 법">
            <Select
              label="보내는 법"
              options={methods}
              value={way.id}
              onChange={(id) => set({ way: id, predicted: null })}
            />
          </Part>
          {needs('socket') && (
            <Choice
              words="socket"
              options={draft.senders}
              value={draft.sender?.client ?? ''}
              onChange={(sender) => set({ sender })}
            />
          )}
          {needs('room') && (
            <Choice words="룸" options={rooms} value={draft.room} onChange={(room) => set({ room })} />
          )}
          {needs('second') && (
            <Choice
              words="또 다른 룸"
              options={rooms.filter(({ value }) => value !== draft.room)}
              value={draft.second}
              onChange={(second) => set({ second })}
            />
          )}
          {needs('except') && (
            <Choice
              words="뺄 룸"
              options={needs('room') ? rooms.filter(({ value }) => value !== draft.room) : rooms}
              value={draft.except}
              onChange={(except) => set({ except })}
            />
          )}
          {needs('namespace') && (
            <Choice
              words="네임스페이스"
              options={spaces}
              value={draft.namespace}
              onChange={(other) => set({ other })}
            />
          )}
          {needs('ms') && (
            <Typed words="기다릴 ms" value={ms} narrow onChange={(next) => set({ ms: next })} />
          )}
          <Typed words="이벤트" value={event} onChange={(next) => set({ event: next })} />
          <Typed words="인자 (JSON)" value={args} onChange={(next) => set({ args: next })} />
        </div>
      </Off>
      <button type="submit" hidden />
    </form>
  )
}

function Part({ words, children }: { words: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <span className={styles.words} aria-hidden="true">
        {words}
      </span>
      {children}
    </div>
  )
}

interface ChoiceProps {
  words: string
  options: readonly Option[]
  value: string
  onChange: (value: string) => void
}

function Choice({ words, ...rest }: ChoiceProps) {
  return (
    <Part words={words}>
      <Select label={words} {...rest} />
    </Part>
  )
}

interface TypedProps {
  words: string
  value: string
  narrow?: boolean
  onChange: (value: string) => void
}

function Typed({ words, value, narrow = false, onChange }: TypedProps) {
  return (
    <div className={narrow ? styles.narrow : styles.typed}>
      <span className={styles.words} aria-hidden="true">
        {words}
      </span>
      <Field label={words} code value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}
