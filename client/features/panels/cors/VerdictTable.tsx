/** Settings by origins: each cell is what really happened last, or empty. */
import { Play } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useCurrent } from '../../../lab/useCurrent.ts'
import { useLab, useRecord, useSession } from '../../../lab/useLab.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { Sentence } from '../../../ui/Sentence.tsx'
import type { Attempts } from './attempts.ts'
import { type Chosen, chosenStore } from './chosen.ts'
import { type Origins, places, short } from './origins.ts'
import { foundAt, groups, type Row } from './rows.ts'
import { fillCells } from './run.ts'
import { runStore } from './runStore.ts'
import { VerdictCell } from './VerdictCell.tsx'
import styles from './VerdictTable.module.css'

interface VerdictTableProps {
  rows: readonly Row[]
  origins: Origins
  attempts: Attempts
  /** The row whose setting stands in the code. */
  now: string | null
  chosen: Chosen
}

/** Up and down go from row to row; with Tab one goes through a single row. */
function onTableKey(event: KeyboardEvent<HTMLTableElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
  const row = event.target instanceof Element ? event.target.closest('tr') : null
  if (step === undefined || !row) return
  const rows = [...event.currentTarget.querySelectorAll('tr')].filter((one) => one.querySelector('button'))
  const buttons: (EventTarget | null)[] = [...row.querySelectorAll('button')]
  const column = buttons.indexOf(event.target)
  const target = rows[rows.indexOf(row) + step]?.querySelectorAll('button')[column]
  if (!target) return
  event.preventDefault()
  target.focus()
}

export function VerdictTable({ rows, ...rest }: VerdictTableProps) {
  const reached = rows.some(({ id }) => id === rest.chosen.row) ? rest.chosen.row : rows[0]?.id
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard.
    <section className={styles.scroll} aria-label="설정과 출처의 표" tabIndex={0}>
      <table className={styles.table} onKeyDown={onTableKey}>
        <thead>
          <tr>
            <th scope="col">설정</th>
            {places.map(({ place, name }) => (
              <th key={place} scope="col">
                {name}
                <OriginName origin={rest.origins[place]} />
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ group, name, help }) => {
          const ofGroup = rows.filter((row) => row.group === group)
          if (ofGroup.length === 0) return null
          return (
            <tbody key={group}>
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={4}>
                  {name}{' '}
                  <small>
                    <Sentence text={help} />
                  </small>
                </th>
              </tr>
              {ofGroup.map((row) => (
                <SettingRow key={row.id} row={row} tabIndex={row.id === reached ? 0 : -1} {...rest} />
              ))}
            </tbody>
          )
        })}
      </table>
    </section>
  )
}

/** Where there is little room, its port tells it apart. */
function OriginName({ origin }: { origin: string }) {
  const at = origin.lastIndexOf(':')
  if (at < 0) return <code>{origin}</code>
  return (
    <code>
      <span className={styles.host}>{origin.slice(0, at).replace(/^https?:\/\//, '')}</span>
      {origin.slice(at)}
    </code>
  )
}

interface SettingRowProps extends Omit<VerdictTableProps, 'rows'> {
  row: Row
  /** Whether Tab comes to this row. */
  tabIndex: 0 | -1
}

function SettingRow({ row, tabIndex, origins, attempts, now, chosen }: SettingRowProps) {
  const lab = useLab()
  const current = useCurrent()
  const running = useStore(runStore)
  const isOpen = useSession(({ status }) => status === 'open')
  const viewing = useRecord() !== null
  const isBusy = running.status === 'running'
  const cannotRun = !isOpen || viewing
  const name = short(row.name, origins)
  const isChosen = chosen.row === row.id
  const element = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (isChosen) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  const run = (wanted: typeof places) => {
    if (isBusy) return
    const [first] = wanted
    chosenStore.setState({ row: row.id, place: wanted.length === 1 && first ? first.place : null })
    void fillCells(
      lab,
      row,
      wanted.map(({ place }) => place),
    )
  }
  return (
    <tr ref={element} data-chosen={isChosen || undefined}>
      <th scope="row">
        <div className={styles.setting}>
          <button
            type="button"
            className={styles.name}
            tabIndex={tabIndex}
            aria-pressed={isChosen && chosen.place === null}
            onClick={() => chosenStore.setState({ row: row.id, place: null })}
          >
            <code>{name}</code>
            {row.note !== undefined && <small>{row.note}</small>}
            {now === row.id && <span className={styles.now}>지금</span>}
          </button>
          <IconButton
            label={`세 출처에서 실행: ${[name, row.note].filter(Boolean).join(', ')}`}
            size="small"
            tabIndex={tabIndex}
            icon={<Play size={12} strokeWidth={2.1} />}
            disabled={cannotRun}
            aria-disabled={isBusy || undefined}
            onClick={() => run(places)}
          />
        </div>
      </th>
      {places.map((one) => (
        <VerdictCell
          key={one.place}
          name={[name, row.note, one.name].filter(Boolean).join(', ')}
          tabIndex={tabIndex}
          origins={origins}
          attempt={attempts.get(foundAt(row, origins[one.place])) ?? null}
          current={current?.seq ?? null}
          isChosen={isChosen && chosen.place === one.place}
          isBusy={isBusy}
          isRunning={
            running.status === 'running' && running.row === row.id && running.places.includes(one.place)
          }
          cannotRun={cannotRun}
          onOpen={() => chosenStore.setState({ row: row.id, place: one.place })}
          onRun={() => run([one])}
        />
      ))}
    </tr>
  )
}
