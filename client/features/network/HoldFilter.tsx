/** What a hold takes: a direction, a client, kinds of packets. */
import { type Hold, type PacketType, packetTypes } from '#shared/network.ts'
import { useLab } from '../../lab/useLab.ts'
import { whoText } from '../../pictures/lanes.ts'
import { Checkbox } from '../../ui/Field.tsx'
import { Segment } from '../../ui/Segment.tsx'
import { chooseFilter } from './acts.ts'
import styles from './Network.module.css'
import { typeNames } from './words.ts'

const ways = [
  { value: 'both', label: '둘 다' },
  { value: 'up', label: '서버로' },
  { value: 'down', label: '클라이언트로' },
] as const

interface HoldFilterProps {
  filter: Hold
  /** Whom it may be restricted to; without them that is chosen elsewhere. */
  clients?: readonly string[]
}

/** Each choice counts at once. */
export function HoldFilter({ filter, clients }: HoldFilterProps) {
  const lab = useLab()
  const { direction, types = [], client } = filter
  const choose = ({ direction: way, types: kinds, client: who }: Hold) =>
    chooseFilter(lab, {
      ...(way && { direction: way }),
      ...(kinds && kinds.length > 0 && { types: kinds }),
      ...(who && { client: who }),
    })
  const toggle = (type: PacketType, on: boolean) =>
    choose({ ...filter, types: packetTypes.filter((one) => (one === type ? on : types.includes(one))) })
  return (
    <div className={styles.choices}>
      <h3>방향</h3>
      <Segment
        label="방향"
        options={ways}
        value={direction ?? 'both'}
        onChange={(way) => {
          const { direction: _before, ...rest } = filter
          choose(way === 'both' ? rest : { ...rest, direction: way })
        }}
      />
      {clients && (
        <>
          <h3>클라이언트</h3>
          <Segment
            label="클라이언트"
            options={[
              { value: 'all', label: '모두' },
              ...clients.map((one) => ({ value: one, label: whoText(one) })),
            ]}
            value={client ?? 'all'}
            onChange={(who) => {
              const { client: _before, ...rest } = filter
              choose(who === 'all' ? rest : { ...rest, client: who })
            }}
          />
        </>
      )}
      <h3>종류</h3>
      <p>아무것도 고르지 않으면 모두 붙잡아요.</p>
      <div className={styles.kinds}>
        {packetTypes.map((type) => (
          <Checkbox
            key={type}
            label={typeNames[type]}
            checked={types.includes(type)}
            onChange={(on) => toggle(type, on)}
          />
        ))}
      </div>
    </div>
  )
}
