/** `cors.origin` as it stands in server.js, and another value for it. */
import { useMemo, useState } from 'react'
import { type Change, readSetting, type Setting } from '../../../lab/code/settings.ts'
import { useLab, useRecord } from '../../../lab/useLab.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { LineLink } from '../parts/LineLink.tsx'
import { applyToServer } from '../parts/useSetting.ts'
import styles from './CorsPanel.module.css'
import { changesFor } from './edits.ts'
import { type Origins, short } from './origins.ts'
import type { Row } from './rows.ts'
import type { ServerSetting } from './settings.ts'

const path = ['cors', 'origin'] as const
const longest = 26

/** The same choice, whatever stands beside the origin. */
const originOf = ({ cors, origin }: ServerSetting): string =>
  cors === 'on' ? (origin ?? 'cors: {}') : `cors: ${cors}`

const waiting: Setting = { is: 'unclear', message: '서버의 코드를 기다리는 중이에요.', line: null }

/** Only the origin changes; without one, all of `cors` does. */
const changesOf = (setting: ServerSetting): readonly Change[] =>
  setting.origin === null
    ? changesFor(setting).filter((change) => change.path[0] === 'cors')
    : [{ path, code: setting.origin }]

interface OriginPickerProps {
  /** server.js, and what it says of CORS. */
  text: string | null
  inCode: ServerSetting | null
  origins: Origins
  rows: readonly Row[]
}

export function OriginPicker({ text, inCode, origins, rows }: OriginPickerProps) {
  const lab = useLab()
  const setting = useMemo(() => (text === null ? waiting : readSetting(text, 'server', path)), [text])
  const viewing = useRecord() !== null
  const [wanted, setWanted] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const choices = rows.flatMap(({ id, group, name, note, server }) =>
    group === 'origin' && server
      ? [{ value: id, server, label: [short(name, origins), note].filter(Boolean).join(' · ') }]
      : [],
  )
  if (setting.is === 'unclear')
    return (
      <div className={styles.picker}>
        <code className={styles.option}>cors.origin</code>
        <p className={styles.unclear}>{setting.message}</p>
        {setting.line !== null && <LineLink line={setting.line} />}
      </div>
    )
  const standing = choices.find(({ server }) => inCode && originOf(server) === originOf(inCode))
  const code = short(inCode ? originOf(inCode) : '', origins)
  const own = { value: 'own', label: code.length > longest ? `${code.slice(0, longest)}…` : code }
  const options = standing ? choices : [own, ...choices]
  const standingValue = standing?.value ?? own.value
  const value = wanted ?? standingValue
  const isChanged = value !== standingValue
  const apply = () => {
    const choice = choices.find((one) => one.value === value)
    if (!choice) return
    const written = applyToServer(lab, changesOf(choice.server))
    setProblem(written.ok ? null : written.message)
    if (written.ok) setWanted(null)
  }
  return (
    <div className={styles.picker}>
      <code className={styles.option}>cors.origin</code>
      <span className={styles.choice} data-changed={isChanged || undefined}>
        <Select
          label="cors.origin의 값"
          options={options}
          value={value}
          onChange={setWanted}
          disabled={viewing}
        />
      </span>
      <Button disabled={!isChanged || viewing} onClick={apply}>
        코드에 적용
      </Button>
      <LineLink line={setting.line} />
      {problem !== null && <FieldProblem>{problem}</FieldProblem>}
    </div>
  )
}
