/** 모든 옵션: every option of `new Server()` and of `io()`, to be found, read, set and tried. */

import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useLab } from '../../../lab/useLab.ts'
import { Field } from '../../../ui/Field.tsx'
import { Segment } from '../../../ui/Segment.tsx'
import { Select } from '../../../ui/Select.tsx'
import { LineLink } from '../parts/LineLink.tsx'
import { clientEntries } from './client/clientEntries.ts'
import type { OptionEntry, Target } from './entry.ts'
import { OptionRow } from './OptionRow.tsx'
import styles from './OptionsPanel.module.css'
import { searchOptions, strangersIn } from './search.ts'
import { serverEntries } from './server/serverEntries.ts'
import { optionsStore } from './store.ts'

const groups: readonly { target: Target; name: string; entries: readonly OptionEntry[] }[] = [
  { target: 'server', name: '서버 옵션', entries: serverEntries },
  { target: 'client', name: '클라이언트 옵션', entries: clientEntries },
]

export function OptionsPanel() {
  const { clients } = useLab()
  const group = useStore(optionsStore, (o) => o.group)
  const query = useStore(optionsStore, (o) => o.query)
  const chosen = useStore(optionsStore, (o) => o.lane)
  const lanes = useStore(clients, (c) => c.clients)
  const lane = lanes.find((client) => client.lane === chosen)?.lane ?? lanes[0]?.lane ?? 'A'
  const isSearch = query.trim() !== ''
  const found = groups
    .filter(({ target }) => isSearch || target === group)
    .map((one) => ({ ...one, hits: searchOptions(one.entries, query) }))
    .filter(({ hits }) => hits.length > 0)
  const showsClients = found.some(({ target }) => target === 'client')
  return (
    <div className={styles.options}>
      <div className={styles.head}>
        <Field
          type="search"
          label="옵션 찾기"
          placeholder="이름이나 하는 일로 찾기"
          className={styles.search}
          value={query}
          onChange={(event) => optionsStore.setState({ query: event.target.value })}
        />
        <Segment
          label="옵션의 종류"
          value={isSearch ? '' : group}
          options={groups.map(({ target, name }) => ({ value: target as string, label: name }))}
          onChange={(next) =>
            optionsStore.setState({ group: next === 'client' ? 'client' : 'server', query: '' })
          }
        />
        {showsClients && lanes.length > 1 && (
          <Select
            label="옵션을 볼 클라이언트"
            value={lane}
            options={lanes.map((client) => ({ value: client.lane, label: `클라이언트 ${client.lane}` }))}
            onChange={(next) => optionsStore.setState({ lane: next })}
          />
        )}
      </div>
      {found.map(({ target, name, hits }) => (
        <section key={target} aria-label={name}>
          {isSearch && <h3 className={styles.group}>{name}</h3>}
          {!isSearch && target === 'server' && <Strangers />}
          <ul>
            {hits.map((hit) => (
              <OptionRow key={hit.entry.name} hit={hit} lane={lane} />
            ))}
          </ul>
        </section>
      ))}
      {found.length === 0 && (
        <p className={styles.none}>
          그런 옵션은 없어요. Socket.IO는 모르는 이름의 옵션을 아무 말 없이 무시하니, 철자를 확인해 보세요.
        </p>
      )}
    </div>
  )
}

/** Says which options of server.js do nothing, because Socket.IO does not know their names. */
function Strangers() {
  const { program } = useLab()
  const text = useStore(program, (p) => p.typed) ?? ''
  const strangers = useMemo(() => strangersIn(text, serverEntries), [text])
  return strangers.map(({ name, line, meant }) => (
    <p key={`${name} ${line}`} className={styles.stranger}>
      <code>{name}</code> 옵션은 없어서 조용히 무시돼요.
      {meant !== null && (
        <>
          {' '}
          찾는 것은 <code>{meant}</code> 같아요.
        </>
      )}{' '}
      <LineLink line={line} />
    </p>
  ))
}
