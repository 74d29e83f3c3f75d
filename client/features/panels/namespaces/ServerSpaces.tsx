/** What the server does: makes namespaces by name and by pattern, in its console or in the code, and tidies up. */
import { useState } from 'react'
import { useStore } from 'zustand'
import { insertAfterServer } from '../../../lab/code/insert.ts'
import { serverName } from '../../../lab/code/names.ts'
import { useLab, useLiveFold, useRecord } from '../../../lab/useLab.ts'
import { Button } from '../../../ui/Button.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Checkbox, FieldProblem } from '../../../ui/Field.tsx'
import { Off } from '../../../ui/Off.tsx'
import { LineLink } from '../parts/LineLink.tsx'
import { RunLine } from '../parts/RunLine.tsx'
import { applyToServer, useServerSetting } from '../parts/useSetting.ts'
import { panelsStore } from '../store.ts'
import { choiceStore } from './choice.ts'
import { patternLine, readNamespace, seedSpaces } from './lines.ts'
import styles from './Namespaces.module.css'
import { spacesOf } from './spaces.ts'

/** `cleanupEmptyChildNamespaces`: whether a namespace of a pattern goes when its last socket has left. */
const path = ['cleanupEmptyChildNamespaces'] as const

function Cleanup() {
  const lab = useLab()
  const setting = useServerSetting(path)
  const [problem, setProblem] = useState<string | null>(null)
  const isComputed = setting.is === 'set' && setting.value === undefined
  const isOn = setting.is === 'set' && Boolean(setting.value)
  const change = (on: boolean) => {
    const written = applyToServer(lab, [{ path, code: on ? 'true' : null }])
    setProblem(written.ok ? null : written.message)
  }
  if (setting.is === 'unclear') return <p className={styles.hint}>{setting.message}</p>
  return (
    <div className={styles.cleanup}>
      <div className={styles.line}>
        {isComputed ? (
          <p className={styles.hint}>{`cleanupEmptyChildNamespaces의 값을 코드가 정해요: ${setting.code}`}</p>
        ) : (
          <Checkbox label="cleanupEmptyChildNamespaces" checked={isOn} onChange={change} />
        )}
        <LineLink line={setting.line} />
      </div>
      <p className={styles.hint}>
        {isOn
          ? '패턴에서 생긴 네임스페이스는 마지막 소켓이 나가면 사라져요.'
          : '패턴에서 생긴 네임스페이스는 모두 나가도 빈 채로 남아요.'}
      </p>
      {problem !== null && <FieldProblem>{problem}</FieldProblem>}
    </div>
  )
}

const noName = '서버를 담은 변수를 찾지 못했어요. const io = new Server(…)처럼 이름을 붙여 주세요.'

export function ServerSpaces() {
  const { program } = useLiveFold(spacesOf)
  const viewing = useRecord() !== null
  const io = program === null ? null : serverName(program)
  return (
    <section aria-labelledby="spaces-server">
      <div className={styles.title}>
        <h2 id="spaces-server">서버에 네임스페이스 만들기</h2>
        <p>콘솔에서 만든 것은 다시 실행하면 사라져요</p>
      </div>
      {program !== null && (io === null ? <p className={styles.hint}>{noName}</p> : <Makers io={io} />)}
      <Off when={viewing}>
        <Cleanup />
      </Off>
    </section>
  )
}

function Makers({ io }: { io: string }) {
  const { program } = useLab()
  /** What is typed may call it otherwise than what runs. */
  const typedIo = useStore(program, ({ typed }) => (typed === null ? null : serverName(typed))) ?? io
  const { spaces, patterns } = useLiveFold(spacesOf)
  const { name, problem } = readNamespace(useStore(choiceStore, (choice) => choice.namespace))
  const wanted = problem === null && name !== '/' ? name : '/news'
  const pattern = patternLine(io)
  const hasPattern = patterns.some(({ text }) => pattern.includes(text))
  const byName = `${io}.of(${JSON.stringify(wanted)})`
  return (
    <div className={styles.lines}>
      <Maker
        code={byName}
        find={(typed) => lineWith(typed, declaring(wanted))}
        done={spaces.some((space) => space.name === wanted)}
        insert={`${typedIo}.of(${JSON.stringify(wanted)}).on('connection', (socket) => {\n  console.log(${JSON.stringify(`${wanted}에 연결되었습니다.`)}, socket.id);\n});`}
      />
      <Maker
        code={pattern}
        find={(typed) => lineWith(typed, [patternLine(typedIo)])}
        done={hasPattern}
        insert={`${patternLine(typedIo)}.on('connection', (socket) => {\n  console.log(socket.nsp.name, socket.id);\n});`}
      />
      <Seed io={typedIo} />
    </div>
  )
}

interface MakerProps {
  code: string
  /** It is there already. */
  done: boolean
  find: InsertProps['find']
  /** What stands in server.js instead. */
  insert: string
}

function Maker({ code, done, find, insert }: MakerProps) {
  return (
    <div className={styles.maker}>
      <RunLine where="server" code={code} name={done ? '있어요' : '만들기'} disabled={done} />
      <Insert code={insert} find={find} name="코드에 넣기" />
    </div>
  )
}

interface InsertProps {
  code: string
  /** The line where the typed program has it already. */
  find: (typed: string) => number | null
  name: string
}

const declaring = (namespace: string) => [`.of("${namespace}"`, `.of('${namespace}'`]
const lineWith = (typed: string, calls: readonly string[]): number | null => {
  const at = typed.split('\n').findIndex((line) => calls.some((call) => line.includes(call)))
  return at < 0 ? null : at + 1
}

/** Puts a piece of code into server.js as one change, and runs it where the learner wants that at once. */
function Insert({ code, find, name }: InsertProps) {
  const { program } = useLab()
  const typed = useStore(program, (state) => state.typed)
  const viewing = useRecord() !== null
  const [problem, setProblem] = useState<string | null>(null)
  const line = typed === null ? null : find(typed)
  const insert = () => {
    if (typed === null) return
    const written = insertAfterServer(typed, code)
    setProblem(written.ok ? null : written.message)
    if (!written.ok) return
    program.edit(written.text)
    if (panelsStore.getState().atOnce) void program.run()
  }
  if (viewing) return null
  return (
    <>
      {line === null ? (
        <Button size="small" disabled={typed === null} onClick={insert}>
          {name}
        </Button>
      ) : (
        <span className={styles.there}>
          <LineLink line={line} />
        </span>
      )}
      {problem !== null && <FieldProblem>{problem}</FieldProblem>}
    </>
  )
}

function Seed({ io }: { io: string }) {
  const code = seedSpaces(io)
  return (
    <div className={styles.seed}>
      <div className={styles.seedActs}>
        <p className={styles.hint}>뉴스와 스포츠로 통신을 나누기</p>
        <CopyButton text={code} />
        <Insert
          code={code}
          find={(typed) => lineWith(typed, declaring('/sports')) && lineWith(typed, declaring('/news'))}
          name="server.js에 넣기"
        />
      </div>
      <pre>
        <code>{code}</code>
      </pre>
    </div>
  )
}
