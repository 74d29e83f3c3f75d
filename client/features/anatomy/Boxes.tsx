/** What crossed the wire as nested boxes: each layer in its own, punctuation between them. */
import type { KeyboardEvent, ReactNode } from 'react'
import type { Direction } from '#shared/trace.ts'
import type { Part } from '#shared/wire/part.ts'
import { LayerMark } from '../../ui/LayerMark.tsx'
import styles from './Boxes.module.css'
import { shortened, visible } from './bytes.ts'
import { moveFocus } from './roving.ts'
import { idOf, isBox, isHeader, shownParts } from './rows.ts'
import type { View } from './view.ts'
import { problemText } from './words/jsonWords.ts'
import { sentenceOf, words } from './words/words.ts'

/** A value longer than this is cut at its end until its row shows all of it. */
export const mostShown = 320
/** As much is shown of a packet that is not current. */
const mostOther = 40

/** So many packets of a payload are drawn before the current one, and as many after it. */
const mostAround = 20

interface BoxesProps {
  /** Much to read: smaller letters. */
  long: boolean
  view: View
  direction: Direction
  lit: string | null
  /** The part that had the focus last can be reached by Tab. */
  reach: string | null
  /** Values that are shown whole. */
  whole: ReadonlySet<string>
  onPacket: (index: number) => void
  onLeave: () => void
}

export function Boxes({ view, long, direction, lit, reach, whole, onPacket, onLeave }: BoxesProps) {
  const { text, part: root, packet } = view
  const first = reach ?? idOf(root)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onLeave()
    } else moveFocus(event, '[role="treeitem"]')
  }
  const props = (part: Part, beside: readonly Part[]) => {
    const id = idOf(part)
    const own = text.slice(part.span[0], part.span[1])
    const says = part.problem
      ? problemText(part.problem)
      : sentenceOf({ text: part.means ?? own, direction, part, beside })
    const spoken = isBox(part) ? '' : `${shortened(part.means ?? own, 80)}, `
    return {
      role: 'treeitem',
      'aria-label': `${spoken}${words[part.kind].name}. ${says.replaceAll('`', '')}`,
      'data-part': id,
      'data-layer': part.layer,
      'data-lit': id === lit || undefined,
      'data-wrong': part.problem ? true : undefined,
      tabIndex: id === first ? 0 : -1,
    } as const
  }
  /** Of a payload with very many packets those around the current one are drawn. */
  const current = packet === null ? 0 : packetsOf(view).indexOf(packet)
  /** The parts with what stands between them. */
  const within = (part: Part): ReactNode[] => {
    const parts = shownParts(part).filter((inner) => !isHeader(inner))
    const shown: ReactNode[] = []
    let at = part.span[0]
    let index = -1
    for (const inner of parts) {
      if (inner.kind === 'eio.packet') index += 1
      if (part.kind === 'http.payload' && Math.abs(index - current) > mostAround) {
        at = inner.span[1]
        continue
      }
      const gap = text.slice(at, inner.span[0])
      if (gap !== '' && !/\r\n/.test(gap)) shown.push(<Gap key={`gap.${at}`} text={gap} />)
      shown.push(draw(inner, part.parts ?? [], index))
      at = inner.span[1]
    }
    const gap = text.slice(at, part.span[1])
    if (gap !== '' && !/\r\n/.test(gap)) shown.push(<Gap key={`gap.${at}`} text={gap} />)
    if (part.kind === 'http.payload' && index >= 2 * mostAround)
      shown.push(
        <span key="rest" className={styles.end}>
          패킷 {index + 1}개 중 가까운 것만 그렸어요.
        </span>,
      )
    return shown
  }
  const draw = (part: Part, beside: readonly Part[], index: number): ReactNode => {
    const id = idOf(part)
    const own = text.slice(part.span[0], part.span[1])
    if (part.kind === 'eio.packet' && packet !== null && part !== packet)
      return (
        <button
          key={id}
          type="button"
          className={styles.other}
          {...props(part, beside)}
          aria-label={`${index + 1}번째 패킷으로: ${shortened(own, 80)}`}
          onClick={() => onPacket(index)}
        >
          <code>{visible(shortened(own, mostOther))}</code>
        </button>
      )
    if (isBox(part))
      return (
        <div
          key={id}
          className={styles.box}
          {...props(part, beside)}
          data-current={part === packet || undefined}
        >
          <span className={styles.title} aria-hidden="true">
            <LayerMark layer={part.layer} /> {words[part.kind].name}
          </span>
          {/* biome-ignore lint/a11y/useSemanticElements: the inner items of a tree stand in a group. */}
          <div role="group" className={styles.parts}>
            {within(part)}
          </div>
        </div>
      )
    const inner = part.kind.startsWith('json.')
    const tooLong = own.length > mostShown && !whole.has(id)
    const shows = shownParts(part).length > 0 && !tooLong
    return (
      <code key={id} className={inner ? styles.bit : styles.piece} {...props(part, beside)}>
        {shows ? (
          // biome-ignore lint/a11y/useSemanticElements: the inner items of a tree stand in a group.
          <span role="group">{within(part)}</span>
        ) : (
          visible(tooLong ? shortened(own, mostShown) : own, { breaks: true })
        )}
        {own === '' && <span className={styles.end}>끝</span>}
      </code>
    )
  }
  return (
    <div
      className={styles.tree}
      data-long={long || undefined}
      role="tree"
      aria-label="패킷의 글자"
      onKeyDown={onKeyDown}
    >
      {draw(root, [root], 0)}
    </div>
  )
}

function packetsOf({ part }: View): readonly Part[] {
  const payload = part.parts?.find(({ kind }) => kind === 'http.payload') ?? part
  return (payload.parts ?? []).filter(({ kind }) => kind === 'eio.packet')
}

function Gap({ text }: { text: string }) {
  return (
    <span className={styles.gap} aria-hidden="true">
      {visible(text)}
    </span>
  )
}
