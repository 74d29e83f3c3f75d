/** What the marks beside the lines mean, and whether the typed code is the code that runs. */
import { isAway } from '../../lab/session.ts'
import { useLiveFold, useRecord, useSession } from '../../lab/useLab.ts'
import { isUnreadable } from '../../pictures/errorWords.ts'
import { clientOf } from '../../pictures/files.ts'
import { serverOf } from '../../pictures/server.ts'
import { classes } from '../../ui/classes.ts'
import { LayerMark } from '../../ui/LayerMark.tsx'
import type { SourceFile } from './file.ts'
import type { LineMap } from './lineMap.ts'
import styles from './ProgramPane.module.css'

interface LegendProps {
  file: SourceFile | null
  lines: LineMap
  /** The file is as it ran at an earlier moment. */
  isPast: boolean
}

export function Legend({ file, lines, isPast }: LegendProps) {
  return (
    <div className={styles.legend}>
      <div className={styles.keys}>
        <strong>줄 옆의 수</strong>
        <span className={styles.key}>
          <LayerMark layer="http" />
          <LayerMark layer="eio" />
          <LayerMark layer="sio" />
          <span className={styles.roomy}>그 줄에서 나온 패킷</span>
          <span className={styles.short} aria-hidden="true">
            패킷
          </span>
        </span>
        <span className={styles.key}>
          <LayerMark layer="prog" />
          <span className={styles.roomy}>실행된 횟수</span>
          <span className={styles.short} aria-hidden="true">
            실행
          </span>
        </span>
      </div>
      {file && (isPast ? <Then file={file} /> : <Difference file={file} lines={lines} />)}
    </div>
  )
}

function Then({ file }: { file: SourceFile }) {
  return <Words text={file.running === null ? '이때는 아직 실행하지 않았어요' : '이 순간에 돌던 코드예요'} />
}

/** Always there, so that nobody takes typed code for running code. */
function Difference({ file, lines }: { file: SourceFile; lines: LineMap }) {
  const refused = useSession((s) => s.refused)
  const isLost = useSession(isAway)
  const viewing = useRecord() !== null
  const stopped = useLiveFold(serverOf).stopped
  const isServer = clientOf(file.name) === null
  const isUnknown = isServer && !viewing && isLost
  if (isServer && refused && refused.program === file.text)
    return (
      <Words bad text={stopped || isUnknown ? '실행하지 못했어요' : '실행하지 못해서 이전 코드가 돌아요'} />
    )
  if (file.running === null) return <Words text="아직 실행하지 않았어요" />
  if (lines.changed.size > 0) return <Words bar text={`아직 실행하지 않은 줄 ${lines.changed.size}개`} />
  if (lines.removed > 0) return <Words bar text={`지웠지만 아직 도는 줄 ${lines.removed}개`} />
  if (isServer && (stopped === 'error' || stopped === 'limit')) return <Words bad text="이 코드는 멈췄어요" />
  if (isUnknown) return <Words text="놀이터 서버에 닿지 않아요" />
  if (isServer) return <Words text="지금 도는 코드예요" />
  if (!file.problem) return <Words text="마지막에 실행한 코드예요" />
  const ranNothing = isUnreadable(file.problem.problem.message)
  return <Words bad text={ranNothing ? '실행하지 못했어요' : '이 코드에서 오류가 났어요'} />
}

function Words({ text, bar = false, bad = false }: { text: string; bar?: boolean; bad?: boolean }) {
  return (
    <span role="status" className={classes(styles.key, bad && styles.badWords)}>
      {bar && <span className={styles.bar} />}
      {text}
    </span>
  )
}
