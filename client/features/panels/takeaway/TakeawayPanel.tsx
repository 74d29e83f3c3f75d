/** Takes the program and a client home: as a project that runs without the playground. */

import { useDeferredValue, useMemo } from 'react'
import { useStore } from 'zustand'
import { usualPorts } from '../../../lab/clients/places.ts'
import { sameFiles } from '../../../lab/program/files.ts'
import { useClients, useLab, useRecord, useSession } from '../../../lab/useLab.ts'
import { Button } from '../../../ui/Button.tsx'
import { download } from '../../../ui/download.ts'
import { Segment } from '../../../ui/Segment.tsx'
import { Select } from '../../../ui/Select.tsx'
import { LineLink } from '../parts/LineLink.tsx'
import { choiceStore, forms } from './choice.ts'
import type { Obstacle } from './convert/sloppy.ts'
import { FileView } from './FileView.tsx'
import { Notes } from './Notes.tsx'
import { folder, type Made, makeProject, type ProjectFile } from './project.ts'
import type { ProjectClient } from './readme.ts'
import { Steps } from './Steps.tsx'
import styles from './TakeawayPanel.module.css'
import { versions } from './versions.ts'

const placeNames = { app: '내 앱', other: '다른 사이트', null: '출처 없음' } as const

/** The zip's code is loaded when it is asked for. */
async function save(files: readonly ProjectFile[]): Promise<void> {
  const { zipOf } = await import('./zip.ts')
  download(`${folder}.zip`, zipOf(folder, files), 'application/zip')
}

export function TakeawayPanel() {
  const viewing = useRecord() !== null
  const form = useStore(choiceStore, (choice) => choice.form)
  const { made, clients, client, isNew } = useProject()
  if (viewing) return <p>기록을 보고 있어요. 기록을 닫으면 내 프로그램을 가져갈 수 있어요.</p>
  if (!client) return <p>가져갈 클라이언트가 없어요. 클라이언트를 하나 추가해 주세요.</p>
  if (!made) return <p>서버의 코드를 기다리는 중이에요.</p>
  return (
    <div className={styles.takeaway}>
      <div className={styles.head}>
        <Segment
          label="형식"
          options={forms}
          value={form}
          onChange={(next) => choiceStore.setState({ form: next })}
        />
        <Select
          label="가져갈 클라이언트"
          options={clients.map(({ lane, place }) => ({
            value: lane,
            label: `${lane} · ${placeNames[place]}`,
          }))}
          value={client.lane}
          onChange={(lane) => choiceStore.setState({ lane })}
        />
        <Button
          className={styles.save}
          disabled={!made.ok}
          onClick={() => made.ok && void save(made.project.files)}
        >
          .zip 받기
        </Button>
      </div>
      {made.ok ? (
        <>
          <Steps
            port={made.project.pagePort}
            servedPort={made.project.served ? made.project.serverPort : null}
            node={made.project.node}
          />
          <Notes notes={made.project.notes} isNew={isNew} />
          <FileView files={made.project.files} />
        </>
      ) : (
        <Hindered obstacle={made.obstacle} />
      )}
    </div>
  )
}

/** Why the chosen form can't be, and the way to what can be done about it. */
function Hindered({ obstacle: { message, line, only } }: { obstacle: Obstacle }) {
  return (
    <p role="status" className={styles.obstacle}>
      {message} {line !== null && <LineLink line={line} />}
      {only && (
        <Button look="link" size="small" onClick={() => choiceStore.setState({ form: only })}>
          {only === 'module' ? 'ES 모듈로 바꾸기' : 'CommonJS로 바꾸기'}
        </Button>
      )}
    </p>
  )
}

/** The project of what is typed now, in the chosen form. */
interface Taken {
  /** `null` before the program is known, and without any client. */
  made: Made | null
  clients: readonly ProjectClient[]
  client: ProjectClient | null
  /** What is typed is not what runs. */
  isNew: boolean
}

function useProject(): Taken {
  const { program } = useLab()
  // Whoever types does not wait for this.
  const typed = useDeferredValue(useStore(program, (p) => p.typed))
  const files = useDeferredValue(useStore(program, (p) => p.files))
  const clients = useClients((c) => c.clients)
  const running = useSession((s) => s.running)
  const runningFiles = useSession((s) => s.runningFiles)
  const ports = useSession((s) => s.ports) ?? usualPorts
  const { form, lane } = useStore(choiceStore)
  const client = clients.find((one) => one.lane === lane) ?? clients[0] ?? null
  const made = useMemo(() => {
    if (typed === null || !client) return null
    const { hostname, port } = location
    const home = { hostname, port: Number(port || 80), ...ports }
    return makeProject({ program: typed, files, client, form, versions, home })
  }, [typed, files, client, form, ports])
  const isNew = typed !== running || !sameFiles(files, runningFiles)
  return { made, clients, client, isNew }
}
