/** CORS: what each setting does to pages of three origins, filled by real attempts of real pages. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useLab, useLiveFold, useOrigin, useRecord } from '../../../lab/useLab.ts'
import { attemptsOf } from './attempts.ts'
import { CellDetail } from './CellDetail.tsx'
import styles from './CorsPanel.module.css'
import { chosenStore } from './chosen.ts'
import { FillLine } from './FillLine.tsx'
import { OriginPicker } from './OriginPicker.tsx'
import { type Origins, originsOf } from './origins.ts'
import { ownRows, rowNow } from './own.ts'
import { rowsFor } from './rows.ts'
import { settingTyped } from './settings.ts'
import { VerdictTable } from './VerdictTable.tsx'

function useOrigins(): Origins {
  const viewed = useRecord()
  const app = useOrigin('app')
  const other = useOrigin('other')
  return useMemo(() => (viewed ? originsOf(viewed) : { app, other, null: 'null' }), [viewed, app, other])
}

/** server.js as it is typed; of a record, as it stood there. */
function useTyped(): string | null {
  const { program } = useLab()
  const typed = useStore(program, (p) => p.typed)
  const viewed = useRecord()
  return viewed ? (viewed.files.find(({ name }) => name === 'server.js')?.text ?? null) : typed
}

export function CorsPanel() {
  const origins = useOrigins()
  const attempts = useLiveFold(attemptsOf)
  const text = useTyped()
  const typed = useMemo(() => (text === null ? null : settingTyped(text)), [text])
  const fixed = useMemo(() => rowsFor(origins), [origins])
  const own = useMemo(
    () => ownRows(fixed, attempts, { typed, origins: Object.values(origins) }),
    [fixed, attempts, typed, origins],
  )
  const rows = useMemo(() => [...fixed, ...own], [fixed, own])
  const chosen = useStore(chosenStore)
  const row = rows.find(({ id }) => id === chosen.row)
  const now = rowNow(rows, typed)
  return (
    <div className={styles.panel}>
      <OriginPicker text={text} inCode={typed} origins={origins} rows={fixed} />
      <FillLine rows={fixed} />
      <VerdictTable
        rows={rows}
        origins={origins}
        attempts={attempts}
        now={now?.id ?? null}
        chosen={row ? chosen : { row: null, place: null }}
      />
      {row && (
        <CellDetail
          key={`${row.id} ${chosen.place}`}
          row={row}
          place={chosen.place}
          origins={origins}
          attempts={attempts}
        />
      )}
    </div>
  )
}
