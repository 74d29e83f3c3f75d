/** What a hold takes, as one button: its choices hang below it. */
import { ChevronDown } from 'lucide-react'
import type { Hold } from '#shared/network.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { HoldFilter } from './HoldFilter.tsx'
import { filterText } from './words.ts'

export function HoldChoice({ filter }: { filter: Hold }) {
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
