/** 네트워크: conditions × clients as switches, each with what it leads to on this server. */

import { ChevronDown } from 'lucide-react'
import { useStore } from 'zustand'
import type { Hold } from '#shared/network.ts'
import { useFold, useLab, useLiveFold, useRecord, useTrace } from '../../lab/useLab.ts'
import { whoText } from '../../pictures/lanes.ts'
import { wireOf } from '../../pictures/network.ts'
import { serverOf } from '../../pictures/server.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { FieldProblem } from '../../ui/Field.tsx'
import { LayerMark } from '../../ui/LayerMark.tsx'
import { Off } from '../../ui/Off.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Select } from '../../ui/Select.tsx'
import { actsStore, letFlow } from './acts.ts'
import { ConditionRow, CutRow } from './ConditionRow.tsx'
import { blockSentence, delaySentence, holdSentence, silenceSentence, waitsOf } from './consequences.ts'
import { DelayFields } from './DelayFields.tsx'
import { HoldFilter } from './HoldFilter.tsx'
import styles from './NetworkPanel.module.css'
import { shown } from './switches.ts'
import { chooseValue } from './turning.ts'
import { activeOn, activeText, filterText, heldText, isFree } from './words.ts'

const sides = [
  { value: 'both', label: '양쪽' },
  { value: 'up', label: '서버로' },
  { value: 'down', label: '클라이언트로' },
] as const

/** So many columns stand side by side on a phone. */
const fits = 6

export function NetworkPanel({ clients }: { clients: readonly string[] }) {
  const lab = useLab()
  const viewing = useRecord() !== null
  const now = useLiveFold(wireOf)
  const then = useFold(wireOf)
  const { network } = viewing ? then : now
  const choices = shown(network, useStore(actsStore))
  const waits = waitsOf(useLiveFold(serverOf).options)
  const problem = useStore(actsStore, (acts) => acts.problem)
  const own = Object.keys(network.clients).filter((client) => !clients.includes(client))
  const whom = [null, ...clients, ...own]
  const { filter, delay, silence } = choices
  const on = { network, whom }
  return (
    <div className={styles.panel}>
      <State />
      <Off when={viewing}>
        <div className={styles.matrix} data-wide={whom.length > fits || undefined}>
          <div className={styles.heads} aria-hidden="true">
            {whom.map((who) => (
              <span key={who ?? ''}>{who === null ? '모두' : <Who client={who} />}</span>
            ))}
          </div>
          <ConditionRow kind="hold" name="붙잡기" {...on} sentence={holdSentence(filter, waits)}>
            <HoldChoice filter={filter} />
          </ConditionRow>
          <ConditionRow kind="delay" name="늦추기" {...on} sentence={delaySentence(delay, waits)}>
            <DelayFields
              key={`${delay.ms} ${delay.jitter}`}
              delay={delay}
              onDelay={(chosen) => chooseValue(lab, { delay: chosen })}
            />
          </ConditionRow>
          <ConditionRow kind="block" name="웹소켓 막기" {...on} sentence={blockSentence(waits)} />
          <ConditionRow kind="silence" name="조용히" {...on} sentence={silenceSentence(silence, waits)}>
            <Select
              label="사라지는 쪽"
              options={sides}
              value={silence}
              onChange={(side) => chooseValue(lab, { silence: side })}
            />
          </ConditionRow>
          <CutRow whom={whom} />
        </div>
      </Off>
      {problem && <FieldProblem>{problem}</FieldProblem>}
    </div>
  )
}

function Who({ client }: { client: string }) {
  return client.length === 1 ? <Badge letter={client} /> : <small>{whoText(client)}</small>
}

/** So many conditions are told one by one; the switches below have them all. */
const told = 3

/** What is on, always said, and the way back to a free wire. */
function State() {
  const lab = useLab()
  const viewing = useRecord() !== null
  const now = useLiveFold(wireOf)
  const then = useFold(wireOf)
  const isPast = useTrace(({ cursor }) => cursor !== null)
  const wire = viewing ? then : now
  const free = isFree(wire)
  const active = activeOn(wire.network)
  const said = [
    ...(wire.held.length > 0 ? [heldText(wire.held)] : []),
    ...(active.length > told ? [`네트워크 조건 ${active.length}개가 켜져 있어요`] : active.map(activeText)),
  ]
  return (
    <div className={styles.state} data-on={!free || undefined}>
      <LayerMark layer="net" size={14} muted={free} />
      <p role="status">{free ? '전선 그대로예요. 켠 조건이 없어요.' : `${said.join('. ')}.`}</p>
      {isPast && !viewing && <small>지금의 조건이에요</small>}
      <Button size="small" disabled={free || viewing} onClick={() => void letFlow(lab)}>
        모두 흘려보내기
      </Button>
    </div>
  )
}

/** What a hold takes, as one button: its choices hang below it. */
function HoldChoice({ filter }: { filter: Hold }) {
  const { client: _whom, ...what } = filter
  const only = filterText(what) ?? '지나가는 것 모두'
  return (
    <Popover
      label="무엇을 붙잡을지"
      trigger={
        <Button aria-label={`붙잡을 것: ${only}`}>
          {only}
          <ChevronDown size={14} strokeWidth={2.1} aria-hidden="true" />
        </Button>
      }
    >
      <HoldFilter filter={filter} />
    </Popover>
  )
}
