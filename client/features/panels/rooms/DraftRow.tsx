/** The row that is about to be sent: tick whoever will get it, or send without. */
import { Send } from 'lucide-react'
import { useStore } from 'zustand'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { CodeText } from './CodeText.tsx'
import styles from './Delivery.module.css'
import own from './DraftRow.module.css'
import type { Draft } from './draft.ts'
import type { Receiver } from './people.ts'
import { predict, roomsStore } from './store.ts'

interface DraftRowProps {
  draft: Draft
  receivers: readonly Receiver[]
  isReading: boolean
  isOff: boolean
  onSend: () => void
}

function saysWhat(predicted: readonly string[] | null): string {
  if (predicted === null) return '받을 칸에 동그라미'
  return predicted.length === 0 ? '아무도 안 받음' : '예측했어요'
}

export function DraftRow({ draft, receivers, isReading, isOff, onSend }: DraftRowProps) {
  const predicted = useStore(roomsStore, (s) => s.predicted)
  const { way, sender, line } = draft
  return (
    <tr className={own.draft}>
      <th scope="row" className={styles.way}>
        <span className={styles.head}>
          {way.needs.includes('socket') && sender && <Badge letter={sender.badge} />}
          <CodeText code={line.ok ? line.line.head : way.label} />
        </span>
        <span className={styles.under}>
          {saysWhat(predicted)}
          {predicted !== null && (
            <Button
              look="link"
              className={own.forget}
              disabled={isReading}
              onClick={() => roomsStore.setState({ predicted: null })}
            >
              지우기
            </Button>
          )}
        </span>
      </th>
      {receivers.map(({ client, name }) => (
        <td key={client} colSpan={2} className={own.pair}>
          <label className={own.guess}>
            <input
              type="checkbox"
              aria-label={`${name}: 받을 것 같아요`}
              checked={predicted?.includes(client) ?? false}
              disabled={isReading}
              onChange={() => predict(client)}
            />
            <span className={own.open} />
          </label>
        </td>
      ))}
      <td className={styles.compare}>
        <Button
          size="small"
          disabled={isOff}
          icon={<Send size={14} strokeWidth={2.1} aria-hidden="true" />}
          onClick={onSend}
        >
          보내기
        </Button>
      </td>
    </tr>
  )
}
