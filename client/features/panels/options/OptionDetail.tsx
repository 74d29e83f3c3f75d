/** An open option: what it is for, what it changes, what it is now, its form, and its trial. */
import { ArrowRight } from 'lucide-react'
import { assertNever } from '#shared/assertNever.ts'
import type { OptionKind } from '#shared/optionMeta.ts'
import { toCode } from '../../../lab/code/literal.ts'
import { useRecord } from '../../../lab/useLab.ts'
import { Button } from '../../../ui/Button.tsx'
import { Off } from '../../../ui/Off.tsx'
import { Sentence } from '../../../ui/Sentence.tsx'
import { LineLink } from '../parts/LineLink.tsx'
import { openPanel } from '../store.ts'
import { defaultText } from './draft.ts'
import type { OptionEntry } from './entry.ts'
import styles from './OptionDetail.module.css'
import { OptionInput } from './OptionInput.tsx'
import { TrialCard } from './TrialCard.tsx'
import { useOption } from './useOption.ts'

export function OptionDetail({ entry, lane }: { entry: OptionEntry; lane: string }) {
  const use = useOption(entry, lane)
  const viewing = useRecord() !== null
  const { setting, file, inForce } = use
  const { meta, panel } = entry
  return (
    <div className={styles.detail}>
      <p className={styles.help}>
        <Sentence text={meta.help} />
      </p>
      <dl className={styles.facts}>
        <dt>전선에서</dt>
        <dd>
          <Sentence text={meta.wire} />
        </dd>
        <dt>기본값</dt>
        <dd>{meta.default === null ? defaultText(entry) : <code>{defaultText(entry)}</code>}</dd>
        <dt>쓸 수 있는 값</dt>
        <dd>
          <Sentence text={rangeText(meta.kind)} />
        </dd>
        <dt>코드에</dt>
        <dd className={styles.now}>
          {setting.is === 'set' && <code className={styles.code}>{setting.code.replace(/\s+/g, ' ')}</code>}
          {setting.is === 'absent' && '없어요. 기본값이 쓰여요.'}
          {setting.is === 'unclear' && setting.message}
          {setting.is === 'set' && <LineLink file={file} line={setting.line} />}
        </dd>
        {entry.target === 'server' && (
          <>
            <dt>지금 서버는</dt>
            <dd className={meta.kind.is === 'code' ? styles.tall : undefined}>
              {inForce ? <code>{toCode(inForce.value)}</code> : '없음'}
            </dd>
          </>
        )}
      </dl>
      <Off when={viewing}>
        <OptionInput entry={entry} use={use} />
        {panel && (
          <Button
            look="link"
            icon={<ArrowRight size={14} strokeWidth={2.1} aria-hidden="true" />}
            onClick={() => openPanel(panel.id)}
          >
            {`${panel.name} 패널에서 더 해 보기`}
          </Button>
        )}
        <TrialCard entry={entry} lane={lane} />
      </Off>
    </div>
  )
}

const counted = (value: number) => value.toLocaleString('ko-KR')

/** What an option accepts, in one sentence. */
function rangeText(kind: OptionKind): string {
  switch (kind.is) {
    case 'number':
      return `${counted(kind.from)}부터 ${counted(kind.to)} 사이의 정수 (${kind.unit})`
    case 'boolean':
      return '`true`나 `false`'
    case 'text':
      return `문자열. 예: \`"${kind.example}"\``
    case 'list':
      return `${kind.of.map((item) => `\`"${item}"\``).join(', ')} 가운데 고른 배열`
    case 'code':
      return kind.examples.length === 0
        ? '놀이터에서는 쓸 수 없어요'
        : `예: ${kind.examples.map((code) => `\`${code}\``).join(', ')}`
    default:
      return assertNever(kind)
  }
}
