/** 해 보기 of one option: what it will write and do, the button, and what came of it. */
import { Play, Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useLab, useLiveFold, useTrace } from '../../../lab/useLab.ts'
import { fileOf } from '../../../pictures/files.ts'
import { serverOf } from '../../../pictures/server.ts'
import { Button } from '../../../ui/Button.tsx'
import { LineLink } from '../parts/LineLink.tsx'
import { canTry, type OptionEntry, type Target, type Trial } from './entry.ts'
import styles from './TrialCard.module.css'
import { TrialResult } from './TrialResult.tsx'
import { TrialSteps } from './TrialSteps.tsx'
import { changedLines, type Plan, planOf, type Texts } from './trial/plan.ts'
import { sameEntry, trialStore } from './trial/store.ts'
import { ownTexts } from './trial/texts.ts'
import { laneOf, portOf, tryOption, undoTrial } from './trial/tryOption.ts'

export function TrialCard({ entry, lane }: { entry: OptionEntry; lane: string }) {
  const { trial } = entry
  return (
    <section className={styles.card} aria-label={`${entry.name} 해 보기`}>
      {canTry(trial) ? <Try entry={entry} trial={trial} lane={lane} /> : <Untried why={trial.why} />}
    </section>
  )
}

function Untried({ why }: { why: string }) {
  return (
    <>
      <h3 className={styles.title}>여기서는 해 볼 수 없어요</h3>
      <p>{why}</p>
    </>
  )
}

function Try({ entry, trial, lane }: { entry: OptionEntry; trial: Trial; lane: string }) {
  const lab = useLab()
  const epoch = useTrace((trace) => trace.epoch)
  const last = useStore(trialStore, ({ tried }) => tried)
  const { plan, chosen, before } = usePlan(entry, trial, lane)
  const tried = last && sameEntry(last.entry, entry) && last.epoch === epoch ? last : null
  if (!plan.ok)
    return (
      <p>
        {plan.message} {plan.line !== null && <LineLink line={plan.line} />}
      </p>
    )
  const isBusy = tried !== null && (tried.status === 'doing' || tried.status === 'looking')
  const files: Record<Target, string> = { server: 'server.js', client: fileOf(plan.place.lane) }
  return (
    <>
      <div className="row thumbs">
        <h3 className={styles.title}>해 보기</h3>
        <Button
          look="ghost"
          icon={<Undo2 size={14} strokeWidth={2.1} aria-hidden="true" />}
          disabled={tried === null || tried.status === 'undone'}
          onClick={() => void undoTrial(lab)}
        >
          원래대로
        </Button>
        <Button
          icon={<Play size={14} strokeWidth={2.1} aria-hidden="true" />}
          disabled={isBusy}
          onClick={() => void tryOption(entry, lab, chosen)}
        >
          해 보기
        </Button>
      </div>
      <TrialResult tried={tried} />
      {plan.writes.map((target) => (
        <Change key={target} file={files[target]} before={before[target]} after={plan.after[target]} />
      ))}
      <TrialSteps plan={plan} tried={tried} />
    </>
  )
}

/** The exact change of one file. */
function Change({ file, before, after }: { file: string; before: string; after: string }) {
  const lines = changedLines(before, after)
  if (lines.length === 0) return <p className={styles.same}>{`${file}에는 이미 이 값이 있어요.`}</p>
  return (
    <figure className={styles.change}>
      <figcaption>{`${file}에서 바꿀 곳`}</figcaption>
      <pre>
        {lines.map(({ sign, line, text }) => (
          <code key={`${sign}${line}`} className={sign === '+' ? styles.added : styles.removed}>
            {`${String(line).padStart(3)} ${sign} ${text}\n`}
          </code>
        ))}
      </pre>
    </figure>
  )
}

/** `lane`: the client that is looked at. `chosen`: the one that is used; `null`: one has to be added. */
function usePlan(
  { target }: OptionEntry,
  trial: Trial,
  lane: string,
): { plan: Plan; chosen: string | null; before: Texts } {
  const lab = useLab()
  const typed = useStore(lab.program, (p) => p.typed)
  const clients = useStore(lab.clients, (c) => c.clients)
  const tried = useStore(trialStore, (t) => t.tried)
  const port = portOf(useLiveFold(serverOf))
  const first = laneOf(clients)
  const chosen = target === 'client' && clients.some((client) => client.lane === lane) ? lane : first
  return useMemo(() => {
    // What is typed, and what the last trial wrote, are read by way of the stores.
    void [typed, tried, clients]
    const before = ownTexts(lab, chosen ?? 'A')
    return { plan: planOf({ trial, texts: before, lane: chosen ?? 'A', port }), chosen, before }
  }, [lab, typed, tried, clients, trial, chosen, port])
}
