/** The programs: a tab for each file, the editor, the button that runs it, and how typed and running differ. */
import { Play } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { isCode } from '#shared/files/resolve.ts'
import { placeStore } from '../../lab/place.ts'
import { isText, pathOf, tabOf } from '../../lab/program/tabs.ts'
import { useLab, useLiveFold, useRecord, useSession } from '../../lab/useLab.ts'
import { clientOf, serverFile } from '../../pictures/files.ts'
import { runErrorOf } from '../../pictures/problems.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { onTabKey } from '../../ui/tabKeys.ts'
import { useMore } from '../../ui/useMore.ts'
import type { SourceFile } from './file.ts'
import { Legend } from './Legend.tsx'
import { mapLines } from './lineMap.ts'
import type { LineMark } from './lineMark.ts'
import type { Notes } from './notes.ts'
import styles from './ProgramPane.module.css'
import { placeProblem } from './runProblem.ts'

/** A file as it ran at a moment. Before it first ran, what is typed by now stands there. */
const asItRan = (file: SourceFile, ran: ReadonlyMap<string, string>): SourceFile => {
  const text = ran.get(file.name) ?? null
  return { name: file.name, text: text ?? file.text, running: text, problem: null }
}
const noNotes: Notes = { marks: new Map(), changed: new Set(), current: null, problem: null }

const PastEditor = lazy(async () => ({ default: (await import('./PastEditor.tsx')).PastEditor }))
const Editor = lazy(async () => ({ default: (await import('./Editor.tsx')).Editor }))

export interface ProgramPaneProps {
  /** The clients' own files. */
  clients: readonly SourceFile[]
  /** Counts beside the lines of a file, by line of what runs. */
  marksOf: (file: string) => ReadonlyMap<number, LineMark>
  /** What each file ran at the moment that is looked at; `null`: that is now. */
  ran: ReadonlyMap<string, string> | null
  /** The line that caused the current moment, in what runs or ran then. */
  current: { file: string; line: number } | null
  onMark: (file: string, line: number) => void
  /** Stands between the tabs and the button that runs. */
  acts?: ReactNode
}

export function ProgramPane({ clients, marksOf, ran, current, onMark, acts }: ProgramPaneProps) {
  const lab = useLab()
  const server = useServerFile()
  const beside = useLabFiles()
  const asked = useStore(lab.editor, (e) => e.file)
  const reveal = useStore(lab.editor, (e) => e.reveal)
  const busy = useStore(lab.program, (p) => p.running)
  const readOnly = useRecord() !== null
  const scene = useStore(placeStore, (place) => place.scene)
  const files = server ? [server, ...beside, ...clients] : clients
  const own = files.find((f) => f.name === asked) ?? server
  const file = ran === null ? own : own && asItRan(own, ran)
  /** Stands over the learner's own text, which stays as it is. */
  const isOther = file !== null && file.text !== own?.text
  const names = useMemo(() => files.map((f) => f.name), [files])
  const marks = marksOf(file?.name ?? '')
  const tabs = useRef<HTMLDivElement>(null)
  const more = useMore(tabs)
  const currentLine = current && current.file === file?.name ? current.line : null

  const lines = useMemo(
    () => mapLines(file?.running ?? file?.text ?? '', file?.text ?? ''),
    [file?.running, file?.text],
  )
  const problem = useMemo(
    () => file?.problem && placeProblem(file.problem.problem, file.problem.program, file.text),
    [file?.problem, file?.text],
  )
  const place = file?.problem?.problem.place
  /** The file of the problem, where that one can be opened. */
  const elsewhere = place && files.some(({ name }) => name === tabOf(place.file)) ? place : null
  const notes = useMemo<Notes>(() => {
    const placed = new Map<number, LineMark>()
    for (const [line, mark] of marks) {
      const to = lines.moved(line)
      if (to !== null) placed.set(to, mark)
    }
    return {
      marks: placed,
      changed: lines.changed,
      current: currentLine === null ? null : lines.moved(currentLine),
      problem: problem && problem.line !== null ? { ...problem, line: problem.line } : null,
    }
  }, [marks, lines, currentLine, problem])
  const shownLine = useMemo(() => {
    if (!reveal || reveal.file !== file?.name) return null
    const line = reveal.of === 'typed' ? reveal.line : lines.moved(reveal.line)
    return line === null ? null : { line, asked: reveal }
  }, [reveal, file?.name, lines])

  const type = (name: string, text: string) => {
    const client = clientOf(name)
    if (name === serverFile) lab.program.type(text)
    else if (client === null) lab.program.typeFile(pathOf(name), text)
    else lab.clients.setCode(client, text)
  }
  const run = (name: string) => {
    if (readOnly) return
    const client = clientOf(name)
    if (client === null) void lab.program.run()
    else lab.clients.run(client)
  }
  const mark = (name: string, line: number) => {
    const origin = lines.origin(line)
    if (origin !== null) onMark(name, origin)
  }

  return (
    <>
      <div className={styles.head}>
        <div
          ref={tabs}
          role="tablist"
          aria-label="파일"
          className={styles.tabs}
          data-more={more}
          data-many={files.length > 3 ? 'very' : files.length > 2 || undefined}
          onKeyDown={onTabKey}
          onWheel={({ deltaY, currentTarget }) => currentTarget.scrollBy({ left: deltaY })}
        >
          {files.map((one) => (
            <FileTab key={one.name} file={one} chosen={one.name === file?.name} />
          ))}
        </div>
        {acts}
        <Button
          look="primary"
          size="small"
          icon={<Play size={14} strokeWidth={2.1} aria-hidden="true" />}
          disabled={!file || busy || readOnly}
          title="Ctrl/⌘ + Enter"
          onClick={() => file && run(file.name)}
        >
          {file?.running === null ? '실행' : '다시 실행'}
        </Button>
      </div>
      <div className={styles.body}>
        {file && (
          <Boundary message="편집기를 열지 못했어요. 쓴 코드는 이 브라우저에 있어요.">
            <Suspense fallback={<pre className={styles.plain}>{file.text}</pre>}>
              <div className={styles.editor} data-under={isOther || undefined} inert={isOther}>
                <Editor
                  key={readOnly ? 'record' : scene}
                  scene={scene}
                  readOnly={readOnly}
                  file={file.name}
                  files={names}
                  text={own?.text ?? file.text}
                  notes={isOther ? noNotes : notes}
                  reveal={isOther ? null : shownLine}
                  onType={type}
                  onRun={run}
                  onMark={mark}
                />
              </div>
              {isOther && (
                <div className={styles.over}>
                  <PastEditor
                    file={file.name}
                    text={file.text}
                    notes={notes}
                    reveal={shownLine}
                    onType={lab.trace.backToNow}
                    onMark={mark}
                  />
                </div>
              )}
            </Suspense>
          </Boundary>
        )}
      </div>
      {problem && problem.line === null && (
        <p role="alert" className={styles.problem}>
          {problem.message}
          {elsewhere && (
            <Button
              look="link"
              size="small"
              onClick={() => lab.editor.open(tabOf(elsewhere.file), elsewhere.line)}
            >
              그 줄 보기
            </Button>
          )}
        </p>
      )}
      <Legend file={file} lines={lines} isPast={ran !== null} />
    </>
  )
}

function FileTab({ file, chosen }: { file: SourceFile; chosen: boolean }) {
  const dirty = file.running !== null && file.running !== file.text
  const { editor } = useLab()
  const tab = useRef<HTMLButtonElement>(null)
  const client = clientOf(file.name)
  /** What stands there where there is little room; another server.js has its folder before it. */
  const end = file.name.replace(/.*\/(?!server\.js$)/, '')
  const short = client ?? (end === file.name ? null : end)
  useEffect(() => {
    if (chosen) tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [chosen])
  return (
    <button
      ref={tab}
      type="button"
      role="tab"
      aria-selected={chosen}
      tabIndex={chosen ? 0 : -1}
      className={classes(styles.tab, chosen && styles.chosen)}
      title={file.name}
      onClick={() => editor.open(file.name)}
    >
      <span className={short ? styles.roomy : undefined}>{file.name}</span>
      {short && (
        <span className={styles.short} aria-hidden="true">
          {short}
        </span>
      )}
      {dirty && <span className={styles.dirty} role="img" aria-label="아직 실행하지 않은 코드가 있어요" />}
    </button>
  )
}

/** The texts beside server.js. */
function useLabFiles(): readonly SourceFile[] {
  const lab = useLab()
  const typed = useStore(lab.program, (p) => p.files)
  const running = useSession((s) => s.runningFiles)
  const hasRun = useSession((s) => s.running !== null)
  const refused = useSession((s) => s.refused)
  const failed = useLiveFold(runErrorOf)
  const viewed = useRecord()
  return useMemo(() => {
    const problem = viewed ? failed : (refused?.problem ?? failed)
    const all = Object.entries(viewed ? (viewed.labFiles ?? {}) : typed)
    // Code stands before what it serves: where few tabs are seen, these are.
    const inOrder = [...all.filter(([path]) => isCode(path)), ...all.filter(([path]) => !isCode(path))]
    return inOrder.flatMap(([path, text]): SourceFile[] => {
      if (!isText(text)) return []
      const ran = viewed ? text : running[path]
      const isHere = problem?.place?.file === path
      const { line, column } = problem?.place ?? {}
      return [
        {
          name: tabOf(path),
          text,
          running: isText(ran) ? ran : hasRun ? '' : null,
          problem:
            isHere && problem
              ? {
                  problem: {
                    message: problem.message,
                    ...(line !== undefined && { line }),
                    ...(column !== undefined && { column }),
                  },
                  program: refused && !viewed ? text : isText(ran) ? ran : text,
                }
              : null,
        },
      ]
    })
  }, [typed, running, hasRun, refused, failed, viewed])
}

/** Nothing until the first lab has told its program. */
function useServerFile(): SourceFile | null {
  const lab = useLab()
  const typed = useStore(lab.program, (p) => p.typed)
  const running = useSession((s) => s.running)
  const refused = useSession((s) => s.refused)
  const failed = useLiveFold(runErrorOf)
  const viewed = useRecord()
  return useMemo(() => {
    const seen = viewed?.files.find((file) => file.name === serverFile)
    if (seen) return { ...seen, problem: failed && { problem: failed, program: seen.running ?? seen.text } }
    if (typed === null) return null
    const problem = refused ?? (failed && running !== null ? { problem: failed, program: running } : null)
    return { name: serverFile, text: typed, running, problem }
  }, [typed, running, refused, failed, viewed])
}
