/** Keeps and shares: does what was asked in the menu, opens what is dropped on the page, says what came of it. */
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { harOf } from '#shared/har/har.ts'
import { viewRecord } from '../trace/viewing.ts'
import { chooseFile, download, nameAt, readFile, takeDrops } from './files.ts'
import { KeepLine } from './KeepLine.tsx'
import { type Recorded, writeRecord } from './record.ts'
import { redacted } from './redact.ts'
import { keepStore, say } from './store.ts'

/** What the keeper can do with the rest of the page. */
export interface Hands {
  /** The page as it is at this moment; `null` before there is a lab. */
  snapshot: () => Recorded | null
  /** Panels of the lab's own clients close: what is on the page is not theirs. */
  leaveLab: () => void
}

/** What leaves this page leaves its secrets here. */
function withoutSecrets({ viewed, trace }: Recorded): Recorded {
  return {
    viewed,
    trace: { ...trace, events: trace.events.map(redacted), standing: trace.standing.map(redacted) },
  }
}

function save({ snapshot }: Hands): void {
  const made = snapshot()
  if (!made) return
  const text = writeRecord(withoutSecrets(made))
  download(nameAt(made.viewed.madeAt, '.socketio.json'), text, 'application/json')
}

function saveHar({ snapshot }: Hands): void {
  const made = snapshot()
  if (!made) return
  const { viewed, trace } = withoutSecrets(made)
  download(
    nameAt(viewed.madeAt, '.har'),
    JSON.stringify(harOf(trace.events, viewed.born)),
    'application/json',
  )
}

async function open(file: File, { leaveLab }: Hands): Promise<void> {
  const opened = await readFile(file)
  if (!opened.ok) return say({ kind: 'problem', text: opened.problem })
  leaveLab()
  say(null)
  viewRecord(opened.recorded.viewed, opened.recorded.trace)
}

/** Stands under the top bar. */
export function Keeping(hands: Hands) {
  const wish = useStore(keepStore, (keeper) => keeper.wish)
  const { snapshot, leaveLab } = hands

  useEffect(() => takeDrops((file) => void open(file, { snapshot, leaveLab })), [snapshot, leaveLab])
  useEffect(() => {
    if (wish === null) return
    keepStore.setState({ wish: null })
    if (wish === 'save') save({ snapshot, leaveLab })
    if (wish === 'har') saveHar({ snapshot, leaveLab })
    if (wish === 'open') chooseFile((file) => void open(file, { snapshot, leaveLab }))
  }, [wish, snapshot, leaveLab])

  return <KeepLine />
}
