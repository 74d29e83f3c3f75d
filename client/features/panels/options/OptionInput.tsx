/** The form of one option: by its kind, made from the schema. What is chosen is written into the code. */
import { useState } from 'react'
import { toCode } from '../../../lab/code/literal.ts'
import type { Written } from '../../../lab/code/settings.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { Checkbox, Field, FieldProblem } from '../../../ui/Field.tsx'
import { Segment } from '../../../ui/Segment.tsx'
import { draftOf, typedOf } from './draft.ts'
import type { OptionEntry } from './entry.ts'
import styles from './OptionInput.module.css'
import type { OptionUse } from './useOption.ts'

interface OptionInputProps {
  entry: OptionEntry
  use: OptionUse
}

/** One form for each kind; a form begins anew with what stands in the code. */
export function OptionInput({ entry, use }: OptionInputProps) {
  const { setting } = use
  const { kind } = entry.meta
  if (setting.is === 'unclear' || (kind.is === 'code' && kind.examples.length === 0)) return null
  const key = setting.is === 'set' ? setting.code : ''
  if (kind.is === 'boolean') return <BooleanInput entry={entry} use={use} />
  if (kind.is === 'list') return <ListInput entry={entry} use={use} of={kind.of} />
  return <TypedInput key={key} entry={entry} use={use} />
}

function BooleanInput({ entry, use }: OptionInputProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const { setting, write } = use
  const value = setting.is === 'set' ? setting.value : entry.meta.default
  return (
    <div className={styles.form}>
      <Segment
        label={`${entry.name}의 값`}
        value={value === undefined ? '' : String(Boolean(value))}
        options={[
          { value: 'true', label: <code>true</code> },
          { value: 'false', label: <code>false</code> },
        ]}
        onChange={(code) => setProblem(problemIn(write(code)))}
      />
      <ToDefault use={use} told={setProblem} />
      {problem !== null && <FieldProblem>{problem}</FieldProblem>}
    </div>
  )
}

function ListInput({ entry, use, of }: OptionInputProps & { of: readonly string[] }) {
  const [problem, setProblem] = useState<string | null>(null)
  const { setting, write } = use
  const value = setting.is === 'set' ? setting.value : entry.meta.default
  const chosen: readonly unknown[] = Array.isArray(value) ? value : []
  const change = (item: string, on: boolean) => {
    const next = of.filter((one) => (one === item ? on : chosen.includes(one)))
    const wrong = next.length === 0 ? '적어도 하나는 남겨 두세요.' : entry.problemOf(next)
    setProblem(wrong ?? problemIn(write(toCode(next))))
  }
  return (
    <div className={styles.form}>
      {of.map((item) => (
        <Checkbox
          key={item}
          label={item}
          checked={chosen.includes(item)}
          onChange={(on) => change(item, on)}
        />
      ))}
      <ToDefault use={use} told={setProblem} />
      {problem !== null && <FieldProblem>{problem}</FieldProblem>}
    </div>
  )
}

function TypedInput({ entry, use }: OptionInputProps) {
  const { kind } = entry.meta
  const { setting, write } = use
  const written = setting.is === 'set' ? typedOf(entry, setting) : ''
  const [typed, setTyped] = useState(written)
  const [problem, setProblem] = useState<string | null>(null)
  const isNew = typed !== written && typed.trim() !== ''
  const apply = () => {
    const draft = draftOf(entry, typed)
    setProblem(draft.ok ? problemIn(write(draft.code)) : draft.message)
  }
  const examples = kind.is === 'code' ? kind.examples : []
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isNew) apply()
      }}
    >
      <Field
        label={`${entry.name}의 값`}
        code
        className={classes(styles.field, kind.is === 'number' && styles.number, isNew && styles.changed)}
        value={typed}
        placeholder={placeholderOf(entry)}
        inputMode={kind.is === 'number' ? 'numeric' : 'text'}
        invalid={problem !== null}
        onChange={(event) => {
          setTyped(event.target.value)
          setProblem(null)
        }}
      />
      {kind.is === 'number' && <span className={styles.unit}>{kind.unit}</span>}
      <Button type="submit" disabled={!isNew}>
        코드에 적용
      </Button>
      <ToDefault use={use} told={setProblem} />
      {problem !== null && <FieldProblem>{problem}</FieldProblem>}
      {examples.length > 0 && (
        <div className={styles.examples}>
          {examples.map((code) => (
            <button key={code} type="button" className={styles.example} onClick={() => setTyped(code)}>
              {code}
            </button>
          ))}
        </div>
      )}
    </form>
  )
}

function ToDefault({ use, told }: { use: OptionUse; told: (problem: string | null) => void }) {
  return (
    <Button look="ghost" disabled={use.setting.is !== 'set'} onClick={() => told(problemIn(use.write(null)))}>
      기본값으로
    </Button>
  )
}

const problemIn = (written: Written): string | null => (written.ok ? null : written.message)

function placeholderOf({ meta }: OptionEntry): string {
  const { kind } = meta
  if (kind.is === 'number') return String(meta.default ?? '')
  return kind.is === 'text' ? kind.example : ''
}
